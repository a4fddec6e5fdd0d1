export const id = 39;
export const ids = [39];
export const modules = {

/***/ 48039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   completeLaunch: () => (/* binding */ completeLaunch)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _agent_leftover_process_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51667);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51693);
/* harmony import */ var _github_inputs_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64278);
/* harmony import */ var _launch_here_offline_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32184);
/* harmony import */ var _launch_project_settle_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12533);
/* harmony import */ var _runners_docker_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(58949);
/* harmony import */ var _wandb_urls_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(99305);
/* harmony import */ var _finish_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(89376);
/* harmony import */ var _launch_account_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(74122);
/* harmony import */ var _launch_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(73863);
/* harmony import */ var _launch_result_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(41011);
/* harmony import */ var _launch_saved_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(48998);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(96496);
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(89812);
/* harmony import */ var _settled_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(18030);
















/**
 * The part of `post` for a run that a cut-off step started here: ends it, keeps its offline files, and reports it if
 * the step did not.
 * @throws LaunchError, WandbError when it cannot
 */
async function completeLaunch(step) {
    const saved = (0,_launch_saved_js__WEBPACK_IMPORTED_MODULE_12__/* .savedLaunch */ .F)(step);
    const { done, reported } = (0,_saved_js__WEBPACK_IMPORTED_MODULE_14__/* .readSaved */ .Sy)(step);
    if (saved === null || done)
        return;
    const inputs = await (0,_github_inputs_index_js__WEBPACK_IMPORTED_MODULE_3__/* .parseInputs */ .TL)(step.env);
    if (inputs.mode !== 'launch')
        return;
    const client = (0,_launch_account_js__WEBPACK_IMPORTED_MODULE_9__/* .accountOf */ .X)(inputs, step);
    try {
        await endLeftover(saved, inputs.stopGraceMs, step);
        if (client !== null)
            await (0,_launch_project_settle_run_js__WEBPACK_IMPORTED_MODULE_5__/* .settleStoppedRun */ .I)(client, saved.run, step.logger);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(saved.folder, { recursive: true, force: true });
        const { job, image, startedAt, offlineFolder, run, cut } = saved;
        const facts = {
            ..._launch_result_js__WEBPACK_IMPORTED_MODULE_11__/* .NOTHING_KNOWN */ .GN,
            job,
            image,
            run: startedAt === null ? null : run,
            runUrl: startedAt === null || client === null ? null : (0,_wandb_urls_js__WEBPACK_IMPORTED_MODULE_7__/* .runUrl */ .Vp)(client.appUrl, run),
            times: { ..._launch_result_js__WEBPACK_IMPORTED_MODULE_11__/* .NOTHING_KNOWN */ .GN.times, startedAt, endedAt: step.clock.now() },
            notes: offlineFolder === null ? [] : (0,_launch_js__WEBPACK_IMPORTED_MODULE_10__.notesOffline)(await (0,_launch_here_offline_files_js__WEBPACK_IMPORTED_MODULE_4__/* .findOfflineRuns */ .N)(offlineFolder)),
        };
        for (const note of facts.notes)
            step.logger.info(note);
        // A step that came to its end, and was cut off while it told of it, has its own verdict.
        const result = (0,_settled_js__WEBPACK_IMPORTED_MODULE_15__/* .readSettled */ .Gn)(step) ?? (0,_launch_result_js__WEBPACK_IMPORTED_MODULE_11__/* .resultHere */ .kI)((0,_launch_result_js__WEBPACK_IMPORTED_MODULE_11__/* .verdictOfPost */ .Lb)(cut), facts);
        (0,_finish_js__WEBPACK_IMPORTED_MODULE_8__/* .finish */ .O)(result, { summary: inputs.summary && !reported }, step);
        await (0,_publish_js__WEBPACK_IMPORTED_MODULE_13__/* .createPublisher */ .j)(inputs, step).end(result);
    }
    finally {
        await client?.close();
    }
}
async function endLeftover(saved, stopGraceMs, step) {
    const { launchId, resource, process, offlineFolder, run } = saved;
    if (resource === 'local-process') {
        if (process !== null && (0,_agent_leftover_process_js__WEBPACK_IMPORTED_MODULE_1__/* .killLeftover */ .Sb)(process))
            step.logger.info(`Ended the process of run ${run.runId}.`);
        return;
    }
    const engine = new _runners_docker_index_js__WEBPACK_IMPORTED_MODULE_6__/* .DockerEngine */ .nc(new _runners_docker_index_js__WEBPACK_IMPORTED_MODULE_6__/* .DockerClient */ .al(step.env));
    for (const { id, state } of await (0,_runners_docker_index_js__WEBPACK_IMPORTED_MODULE_6__/* .findOwned */ .zi)(engine, launchId)) {
        if (state.running)
            await engine.stop(id, stopGraceMs);
        if (offlineFolder !== null) {
            await (0,_launch_here_offline_files_js__WEBPACK_IMPORTED_MODULE_4__/* .copyOfflineRuns */ .B)(engine, id, offlineFolder).catch((error) => step.logger.warning((0,_common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(error)));
        }
        await (0,_runners_docker_index_js__WEBPACK_IMPORTED_MODULE_6__/* .discard */ .vf)(engine, id, 0);
        step.logger.info(`Ended and removed the container of run ${run.runId}.`);
    }
}


/***/ })

};

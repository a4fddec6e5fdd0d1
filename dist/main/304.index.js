export const id = 304;
export const ids = [304];
export const modules = {

/***/ 64835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ provenance)
/* harmony export */ });
/* harmony import */ var _common_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97203);

/**
 * Where a launch came from, for the config of its run: one key `github`, so that a filter such as
 * `config.github.sha` finds the run of a commit. It tells of the attempt as well, so it takes no part in the digest
 * of a spec.
 */
function provenance(context) {
    const { pullRequest } = context;
    return {
        github: {
            repository: context.repository,
            remote: (0,_common_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redactUrl */ .BO)(`${context.serverUrl}/${context.repository}`),
            // Of a pull request the author's commit: the merge that GitHub made for the run is gone soon.
            sha: pullRequest?.headSha ?? context.sha,
            ref: context.ref,
            actor: context.actor,
            event: context.eventName,
            workflow: context.workflow,
            job: context.job,
            workflow_run_url: (0,_common_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redactUrl */ .BO)(context.workflowRunUrl),
            attempt: context.attempt,
            ...(pullRequest === null
                ? {}
                : {
                    pull_request: {
                        number: pullRequest.number,
                        head_ref: pullRequest.headRef,
                        base_ref: pullRequest.baseRef,
                        merge_sha: context.sha,
                    },
                }),
        },
    };
}


/***/ }),

/***/ 38422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registerJob: () => (/* binding */ registerJob)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);
/* harmony import */ var _github_summary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13794);
/* harmony import */ var _launch_build_launch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5197);
/* harmony import */ var _launch_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22381);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36412);
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92832);
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(89812);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(41160);








/**
 * `mode: add` with `build`, `job-name` and no queue: makes an image and its job. There is no launch, so there is no
 * `state`; the outcome is whether the job is there.
 */
async function registerJob(inputs, build, step) {
    const { logger, outputs, cancellation, summary } = step;
    const { queueName: _queueName, ...launch } = inputs.launch;
    const client = (0,_step_js__WEBPACK_IMPORTED_MODULE_7__.clientOf)(inputs, step);
    let building;
    try {
        const work = await (0,_build_js__WEBPACK_IMPORTED_MODULE_5__.openBuild)(build, inputs, step);
        building = work;
        const context = { client, logger, signal: cancellation.signal, build: work.settings };
        if (inputs.dryRun) {
            const planned = await work.run(() => (0,_launch_build_launch_js__WEBPACK_IMPORTED_MODULE_2__/* .planOnly */ .Ev)(launch, context));
            const sentence = work.showPlan(planned);
            if (inputs.summary)
                summary.write(`## 🧪 Dry run: nothing was built\n\n${sentence}\n`);
            return 0;
        }
        const { job, image, note } = await work.run(() => (0,_launch_build_launch_js__WEBPACK_IMPORTED_MODULE_2__/* .buildOnly */ .F0)(launch, context));
        outputs.set({ job: job.job, image: image.reference, outcome: 'succeeded' });
        logger.info(`succeeded: ${note} Nothing was launched: no queue is named.`);
        if (inputs.summary) {
            const page = {
                job: job.job,
                isNew: job.created,
                image: image.reference,
                tag: image.tag,
                isReused: image.reused,
            };
            summary.write((0,_report_index_js__WEBPACK_IMPORTED_MODULE_4__/* .renderJob */ .eS)(page, { limit: _github_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .SUMMARY_BYTES */ .R }));
        }
        return 0;
    }
    catch (error) {
        const outcome = cancellation.signal.aborted ? 'cancelled' : 'submit-failed';
        outputs.set({ outcome });
        const lines = error instanceof _launch_index_js__WEBPACK_IMPORTED_MODULE_3__/* .InvalidLaunchError */ .Zf ? error.message.split('\n') : [(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(error)];
        for (const line of lines)
            logger.error(`${outcome}: ${line}`);
        if (!(error instanceof _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE) && error instanceof Error)
            logger.debug(error.stack ?? '');
        return 1;
    }
    finally {
        await building?.close();
        await client.close();
        (0,_saved_js__WEBPACK_IMPORTED_MODULE_6__/* .saveDone */ .E3)(step);
    }
}


/***/ })

};

export const id = 253;
export const ids = [253];
export const modules = {

/***/ 8253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   completeAgent: () => (/* binding */ completeAgent)
/* harmony export */ });
/* harmony import */ var _agent_closer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5186);
/* harmony import */ var _agent_config_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(2506);
/* harmony import */ var _agent_item_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(675);
/* harmony import */ var _agent_recover_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4610);
/* harmony import */ var _agent_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7441);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1693);
/* harmony import */ var _common_redact_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(7203);
/* harmony import */ var _github_inputs_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8621);
/* harmony import */ var _github_inputs_read_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4688);
/* harmony import */ var _github_summary_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3794);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3427);
/* harmony import */ var _agent_backends_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7029);
/* harmony import */ var _agent_saved_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9024);
/* harmony import */ var _agent_settings_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1163);
/* harmony import */ var _agent_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(1781);
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(9812);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(5036);

















/** Milliseconds for the cleanup: the server ends every step five minutes after a cancel. */
const CLEANUP_MS = 150_000;
/**
 * The agent's part of `post`: finishes what a cut-off agent left. Stops what runs, fails what was claimed, tells the
 * server that the agent is gone, and writes the summary if the step did not.
 * @throws LaunchError, WandbError when it cannot
 */
async function completeAgent(step) {
    const saved = (0,_agent_saved_js__WEBPACK_IMPORTED_MODULE_10__/* .savedAgent */ .Z)(step);
    if (saved === null || (0,_saved_js__WEBPACK_IMPORTED_MODULE_13__/* .readSaved */ .Sy)(step).done)
        return;
    const inputs = await (0,_github_inputs_index_js__WEBPACK_IMPORTED_MODULE_5__/* .parseInputs */ .TL)(step.env);
    if (inputs.mode !== 'agent')
        return;
    const state = await _agent_state_js__WEBPACK_IMPORTED_MODULE_3__/* .AgentState */ .Z.open(saved.stateDir, step.clock);
    let done = false;
    try {
        const [orphan] = await state.takeOrphans(saved.owner);
        if (orphan === undefined) {
            step.logger.info('What the agent left is seen to already, by another agent of this machine.');
        }
        else {
            const items = await stopAll(orphan, inputs, step);
            if (inputs.summary && !(0,_saved_js__WEBPACK_IMPORTED_MODULE_13__/* .readSaved */ .Sy)(step).reported) {
                const ending = 'the step was cut off; this was written by its cleanup';
                step.summary.write((0,_report_index_js__WEBPACK_IMPORTED_MODULE_8__/* .renderItems */ .$)({ items, ending }, { limit: _github_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .SUMMARY_BYTES */ .R }));
            }
        }
        done = true;
    }
    finally {
        await state.close(done);
    }
}
async function stopAll(orphan, inputs, step) {
    const items = orphan.record.items.flatMap(({ row }) => (0,_agent_item_js__WEBPACK_IMPORTED_MODULE_1__/* .readItem */ .k)(row) ?? []);
    const client = (0,_step_js__WEBPACK_IMPORTED_MODULE_14__.clientOf)(inputs, step);
    const signal = AbortSignal.any([AbortSignal.timeout(CLEANUP_MS), step.cancellation.hurry]);
    const redactor = new _common_redact_js__WEBPACK_IMPORTED_MODULE_15__/* .Redactor */ .pO();
    for (const secret of (0,_github_inputs_read_js__WEBPACK_IMPORTED_MODULE_6__/* .secretInputs */ ._y)(step.env))
        redactor.add(secret);
    try {
        const entity = orphan.record.entity ?? inputs.entity;
        if (entity === undefined)
            throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .LaunchError */ .mE('The journal of the agent does not name its entity.');
        const folders = { workDirectory: '', logDirectory: null };
        const { config } = await (0,_agent_settings_js__WEBPACK_IMPORTED_MODULE_11__/* .agentSettings */ .t)({ ...inputs, entity }, client, step.env, folders);
        const backends = new _agent_backends_js__WEBPACK_IMPORTED_MODULE_9__/* .AgentBackends */ .t(config, step);
        const owner = { entity, project: inputs.projectQueue ?? _agent_config_js__WEBPACK_IMPORTED_MODULE_16__/* .LAUNCH_PROJECT */ .m };
        const closer = new _agent_closer_js__WEBPACK_IMPORTED_MODULE_0__/* .Closer */ .h({
            client,
            owner,
            clock: step.clock,
            logger: step.logger,
            files: null,
            cut: (text) => redactor.cut(text),
            signal,
            onItem: (item) => {
                items.push(item);
                step.logger.info(`${item.runUrl ?? item.itemId}: ${item.outcome} (${item.message ?? 'ended'})`);
            },
        });
        const { settled } = await (0,_agent_recover_js__WEBPACK_IMPORTED_MODULE_2__/* .recoverOrphan */ .d)(orphan, {
            client,
            owner,
            closer,
            logger: step.logger,
            find: (of, expected) => backends.findLeftovers(of, expected),
            stopGraceMs: inputs.stopGraceMs,
            stopping: (0,_agent_js__WEBPACK_IMPORTED_MODULE_12__.stopMessage)(step),
            signal,
            openLog: () => null,
            // With a reason to stop, only what has ended comes here.
            watch: async (tracker, run) => {
                const end = await run.wait();
                await closer.closeEnded(tracker, end, { cancelledBecause: (0,_agent_js__WEBPACK_IMPORTED_MODULE_12__.stopMessage)(step), stop: signal });
            },
        });
        await settled;
        return items;
    }
    finally {
        await client.close();
    }
}


/***/ })

};

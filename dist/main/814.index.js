export const id = 814;
export const ids = [814];
export const modules = {

/***/ 56814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  completeAgent: () => (/* binding */ completeAgent)
});

// EXTERNAL MODULE: ./build/agent/closer.js
var agent_closer = __webpack_require__(35186);
// EXTERNAL MODULE: ./build/agent/config.js
var agent_config = __webpack_require__(42506);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./build/agent/item.js

const Row = dist/* looseObject */._H3({
    itemId: dist/* string */.YjP(),
    queue: dist/* string */.YjP(),
    runId: dist/* nullable */.mee(dist/* string */.YjP()),
    runUrl: dist/* nullable */.mee(dist/* string */.YjP()),
    job: dist/* nullable */.mee(dist/* string */.YjP()),
    state: dist/* string */.YjP(),
    outcome: dist/* string */.YjP(),
    exitCode: dist/* nullable */.mee(dist/* number */.aig()),
    queueSeconds: dist/* nullable */.mee(dist/* number */.aig()),
    runSeconds: dist/* nullable */.mee(dist/* number */.aig()),
    message: dist/* nullable */.mee(dist/* string */.YjP()),
});
/** An item as a journal holds it; null when that is not one. */
function readItem(row) {
    return dist.is(Row, row) ? row : null;
}

// EXTERNAL MODULE: ./build/agent/recover.js
var recover = __webpack_require__(34610);
// EXTERNAL MODULE: ./build/agent/state.js + 2 modules
var agent_state = __webpack_require__(37441);
// EXTERNAL MODULE: ./build/common/errors.js
var errors = __webpack_require__(51693);
// EXTERNAL MODULE: ./build/common/redact.js
var redact = __webpack_require__(97203);
// EXTERNAL MODULE: ./build/github/inputs/index.js + 4 modules
var github_inputs = __webpack_require__(64278);
// EXTERNAL MODULE: ./build/github/inputs/read.js
var read = __webpack_require__(44688);
// EXTERNAL MODULE: ./build/github/summary.js
var summary = __webpack_require__(13794);
// EXTERNAL MODULE: ./build/report/index.js + 19 modules
var report = __webpack_require__(36412);
// EXTERNAL MODULE: ./build/modes/agent-backends.js + 1 modules
var agent_backends = __webpack_require__(82704);
// EXTERNAL MODULE: ./build/modes/agent-saved.js
var agent_saved = __webpack_require__(69024);
// EXTERNAL MODULE: ./build/modes/agent-settings.js + 1 modules
var agent_settings = __webpack_require__(71163);
// EXTERNAL MODULE: ./build/modes/agent.js + 17 modules
var agent = __webpack_require__(51972);
// EXTERNAL MODULE: ./build/modes/saved.js
var modes_saved = __webpack_require__(89812);
// EXTERNAL MODULE: ./build/modes/step.js + 8 modules
var modes_step = __webpack_require__(41160);
;// CONCATENATED MODULE: ./build/modes/agent-post.js

















/** Milliseconds for the cleanup: the server ends every step five minutes after a cancel. */
const CLEANUP_MS = 150_000;
/**
 * The agent's part of `post`: finishes what a cut-off agent left. Stops what runs, fails what was claimed, tells the
 * server that the agent is gone, and writes the summary if the step did not.
 * @throws LaunchError, WandbError when it cannot
 */
async function completeAgent(step) {
    const saved = (0,agent_saved/* savedAgent */.Z)(step);
    if (saved === null || (0,modes_saved/* readSaved */.Sy)(step).done)
        return;
    const inputs = await (0,github_inputs/* parseInputs */.TL)(step.env);
    if (inputs.mode !== 'agent')
        return;
    const state = await agent_state/* AgentState */.Z.open(saved.stateDir, step.clock);
    let done = false;
    try {
        const [orphan] = await state.takeOrphans(saved.owner);
        if (orphan === undefined) {
            step.logger.info('What the agent left is seen to already, by another agent of this machine.');
        }
        else {
            const items = await stopAll(orphan, inputs, step);
            if (inputs.summary && !(0,modes_saved/* readSaved */.Sy)(step).reported) {
                const ending = 'the step was cut off; this was written by its cleanup';
                step.summary.write((0,report/* renderItems */.$)({ items, ending }, { limit: summary/* SUMMARY_BYTES */.R }));
            }
        }
        done = true;
    }
    finally {
        await state.close(done);
    }
}
async function stopAll(orphan, inputs, step) {
    const items = orphan.record.items.flatMap(({ row }) => readItem(row) ?? []);
    const client = (0,modes_step.clientOf)(inputs, step);
    const signal = AbortSignal.any([AbortSignal.timeout(CLEANUP_MS), step.cancellation.hurry]);
    const redactor = new redact/* Redactor */.pO();
    for (const secret of (0,read/* secretInputs */._y)(step.env))
        redactor.add(secret);
    try {
        const entity = orphan.record.entity ?? inputs.entity;
        if (entity === undefined)
            throw new errors/* LaunchError */.mE('The journal of the agent does not name its entity.');
        const folders = { workDirectory: '', logDirectory: null };
        const { config } = await (0,agent_settings/* agentSettings */.t)({ ...inputs, entity }, client, step.env, folders);
        const backends = new agent_backends/* AgentBackends */.t(config, step);
        const owner = { entity, project: inputs.projectQueue ?? agent_config/* LAUNCH_PROJECT */.m };
        const closer = new agent_closer/* Closer */.h({
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
        const { settled } = await (0,recover/* recoverOrphan */.d)(orphan, {
            client,
            owner,
            closer,
            logger: step.logger,
            find: (of, expected) => backends.findLeftovers(of, expected),
            stopGraceMs: inputs.stopGraceMs,
            stopping: (0,agent.stopMessage)(step),
            signal,
            openLog: () => null,
            // With a reason to stop, only what has ended comes here.
            watch: async (tracker, run) => {
                const end = await run.wait();
                await closer.closeEnded(tracker, end, { cancelledBecause: (0,agent.stopMessage)(step), stop: signal });
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

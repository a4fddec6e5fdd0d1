export const id = 376;
export const ids = [376];
export const modules = {

/***/ 89376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ finish),
/* harmony export */   _: () => (/* binding */ end)
/* harmony export */ });
/* harmony import */ var _github_summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13794);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36412);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96496);
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89812);
/* harmony import */ var _settled_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18030);





/** Tells how a launch ended: outputs, one line of log, the job summary. Returns the exit code. */
function finish(result, inputs, step) {
    step.outputs.set({
        'item-id': result.itemId,
        'run-id': result.run?.runId,
        'run-url': result.runUrl,
        'queue-url': result.queueUrl,
        job: result.job,
        image: result.image,
        state: result.state,
        outcome: result.outcome,
    });
    if (result.details)
        step.outputs.setJson('metrics', (0,_report_index_js__WEBPACK_IMPORTED_MODULE_1__/* .metrics */ .qd)(result.details.summary));
    const green = (0,_report_index_js__WEBPACK_IMPORTED_MODULE_1__/* .isGreen */ .gf)(result.outcome);
    const place = result.runUrl ?? result.queueUrl;
    // Several failed checks are several lines, each an annotation of its own.
    for (const message of result.message?.split('\n') ?? [null]) {
        const line = [`${result.outcome}:`, message, place].filter((part) => part !== null).join(' ');
        if (green)
            step.logger.info(line);
        else
            step.logger.error(line);
    }
    if (inputs.summary)
        step.summary.write((0,_report_index_js__WEBPACK_IMPORTED_MODULE_1__/* .renderRun */ .eJ)(result, { limit: _github_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .SUMMARY_BYTES */ .R }));
    return green ? 0 : 1;
}
/**
 * As `finish`; then tells GitHub, and notes what is left for `post` to do: when the result is `certain` only the
 * telling, and nothing once everybody was told.
 */
async function end(result, certain, inputs, step, publisher = (0,_publish_js__WEBPACK_IMPORTED_MODULE_2__/* .createPublisher */ .j)(inputs, step)) {
    if (certain)
        (0,_settled_js__WEBPACK_IMPORTED_MODULE_4__/* .saveSettled */ .TL)(step, result);
    const exitCode = finish(result, inputs, step);
    (0,_saved_js__WEBPACK_IMPORTED_MODULE_3__/* .saveReported */ .T6)(step);
    const told = await publisher.end(result);
    if (certain && told)
        (0,_saved_js__WEBPACK_IMPORTED_MODULE_3__/* .saveDone */ .E3)(step);
    return exitCode;
}


/***/ })

};

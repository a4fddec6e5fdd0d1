export const id = 358;
export const ids = [358];
export const modules = {

/***/ 97381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ removeTemporary)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51693);


/** A process that is just ending may still write below a folder: it is tried as often, 100 ms further apart each time. */
const RETRIES = 5;
/**
 * Takes away a temporary folder or file. Never rejects: what is left on a disk changes nothing about how a build ended,
 * so it is a warning.
 */
async function removeTemporary(path, logger) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true, maxRetries: RETRIES });
    }
    catch (error) {
        logger.warning(`Temporary files stay on this machine: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
    }
}


/***/ }),

/***/ 20358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BUILD_FOLDER: () => (/* binding */ BUILD_FOLDER),
/* harmony export */   removeBuild: () => (/* binding */ removeBuild)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _build_remove_temporary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97381);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51693);




/** Begin of the names of folders that builds work in. */
const BUILD_FOLDER = 'wandb-launch-build-';
/**
 * Ends the builder that a killed step left, and takes away its folder in the runner's place for temporary files. Never
 * rejects: a launch that is to be stopped after it matters more.
 */
async function removeBuild(step) {
    try {
        await endBuild(step);
    }
    catch (error) {
        step.logger.warning(`What the build left could not be taken away: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(error)}`);
    }
}
async function endBuild(step) {
    const folder = step.saved('build');
    const temp = step.env['RUNNER_TEMP'];
    if (typeof folder !== 'string' || !temp)
        return;
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder) !== (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(temp) || !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(folder).startsWith(BUILD_FOLDER))
        return;
    for (const pid of await processesWith(folder + node_path__WEBPACK_IMPORTED_MODULE_1__.sep)) {
        try {
            process.kill(pid, 'SIGTERM');
        }
        catch {
            // It ended by itself.
        }
    }
    await (0,_build_remove_temporary_js__WEBPACK_IMPORTED_MODULE_2__/* .removeTemporary */ .c)(folder, step.logger);
}
/** Processes that name a folder on their command line: its name is random, so they are those of the step. */
async function processesWith(folder) {
    const pids = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
    const lines = await Promise.all(pids.map((pid) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
    return pids.filter((_, index) => lines[index]?.includes(folder) === true);
}


/***/ })

};

export const id = 358;
export const ids = [358];
export const modules = {

/***/ 20358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BUILD_FOLDER: () => (/* binding */ BUILD_FOLDER),
/* harmony export */   removeBuild: () => (/* binding */ removeBuild)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** Begin of the names of folders that builds work in. */
const BUILD_FOLDER = 'wandb-launch-build-';
/** Ends the builder that a killed step left, and takes away its folder in the runner's place for temporary files. */
async function removeBuild(step) {
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
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
}
/** Processes that name a folder on their command line: its name is random, so they are those of the step. */
async function processesWith(folder) {
    const pids = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
    const lines = await Promise.all(pids.map((pid) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
    return pids.filter((_, index) => lines[index]?.includes(folder) === true);
}


/***/ })

};

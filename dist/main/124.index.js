export const id = 124;
export const ids = [124];
export const modules = {

/***/ 39124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   prepareBuild: () => (/* binding */ prepareBuild),
/* harmony export */   problemsOfPush: () => (/* binding */ problemsOfPush)
/* harmony export */ });
/* harmony import */ var _common_logger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93970);
/* harmony import */ var _build_job_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13887);
/* harmony import */ var _build_launch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5197);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53713);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22663);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19209);
/* harmony import */ var _spec_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75971);







/** What a launch with `build` lacks. */
function problemsOfPush(options, target, { build: settings = {} }) {
    const queue = options.queueName
        ? []
        : [
            (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .problem */ .CC)('build is set without queueName', 'the job that is made goes to a queue, and there is no silent default', 'Name the queue.'),
        ];
    return [...queue, ...(0,_build_launch_js__WEBPACK_IMPORTED_MODULE_2__/* .problemsOfBuild */ .EZ)(options, target, settings)];
}
/**
 * A launch with `build`, checked as far as it can be without its job: a queue that is misspelt is told before the
 * build, not after it.
 * @throws InvalidLaunchError with every failed check
 */
async function prepareBuild(options, { target, entity, viewer }, context) {
    const { client, logger = _common_logger_js__WEBPACK_IMPORTED_MODULE_0__/* .silentLogger */ .q, signal, uriTools, build: settings = {} } = context;
    const call = signal === undefined ? {} : { signal };
    const asked = (0,_build_launch_js__WEBPACK_IMPORTED_MODULE_2__/* .askedOf */ .iN)(options, target, entity);
    const rest = (0,_build_launch_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutSource */ .iV)(options);
    const specOf = (job, args = []) => (0,_spec_js__WEBPACK_IMPORTED_MODULE_6__/* .buildLaunchSpec */ .NX)(job === undefined ? rest : { ...rest, job }, {
        defaultEntity: viewer.entity,
        sourceProject: (0,_build_launch_js__WEBPACK_IMPORTED_MODULE_2__/* .projectOfBuild */ .Lx)(options, target),
        sourceArgs: args,
    });
    const first = specOf();
    const queue = (0,_prepare_js__WEBPACK_IMPORTED_MODULE_5__/* .queueOf */ .nv)(options, first.spec);
    const { priority } = options;
    const { resolved, warnings } = await (0,_checks_js__WEBPACK_IMPORTED_MODULE_3__/* .checkLaunch */ .M)(client, { viewer, queue, spec: first.spec, templateVariables: first.templateVariables, priority }, call);
    if (resolved.queueDefaults?.resource === 'local-process')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InvalidLaunchError */ .Zf([runsNoImages(queue.name)]);
    const common = { client, settings, logger, ...call, ...(uriTools === undefined ? {} : { uriTools }) };
    const waiting = {
        spec: first.spec,
        queue,
        templateVariables: first.templateVariables,
        priority,
        resolved,
        commit: null,
        warnings: [...first.warnings, ...warnings],
        build: {
            plan: () => (0,_build_job_js__WEBPACK_IMPORTED_MODULE_1__/* .planJob */ .b1)(asked, common),
            run: async () => {
                const built = await (0,_build_job_js__WEBPACK_IMPORTED_MODULE_1__/* .buildJob */ .i5)(asked, common);
                logger.info(built.note);
                const { spec } = specOf(built.job.job, built.args);
                const found = { jobReference: built.job.job, image: built.image.reference };
                return { ...waiting, spec, resolved: { ...resolved, ...found }, build: null };
            },
        },
    };
    return waiting;
}
function runsNoImages(queue) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .problem */ .CC)(`the queue ${queue} has the resource local-process`, 'its agents run no images', 'Name another queue, or launch the code without build.');
}


/***/ })

};

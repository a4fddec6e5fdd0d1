export const id = 644;
export const ids = [644];
export const modules = {

/***/ 96608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ BuildError)
/* harmony export */ });
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51693);

/** The builder ran, and there is no image. */
class BuildError extends _common_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LaunchError */ .mE {
    name = 'BuildError';
    kind;
    step;
    lines;
    location;
    exitCode;
    constructor(message, details) {
        super(message, { hint: details.hint });
        this.kind = details.kind;
        this.step = details.step;
        this.lines = details.lines;
        this.location = details.location;
        this.exitCode = details.exitCode;
    }
}


/***/ }),

/***/ 89367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ parseBuildSecrets),
/* harmony export */   f: () => (/* binding */ prepareSecrets)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51693);



const ID = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
/** Variables by which secrets reach the builder. */
const VARIABLE = 'LAUNCH_BUILD_SECRET_';
/** Bytes of a file that is looked for in the log. BuildKit takes no larger secret. */
const MAX_FILE = 512_000;
/**
 * Reads the lines of the input `build-secrets`: `id=value`, or in buildx's own words `id=name,env=VARIABLE` and
 * `id=name,src=path`.
 * @throws LaunchError that never repeats a value
 */
function parseBuildSecrets(lines) {
    return lines.map((line, index) => {
        const own = /^id=([^,]+),(env|src|source)=(.+)$/.exec(line);
        if (own) {
            const [, id = '', kind, value = ''] = own;
            return checked(kind === 'env' ? { id, env: value } : { id, file: value }, index);
        }
        const equals = line.indexOf('=');
        if (equals < 1 || equals === line.length - 1) {
            throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`Line ${index + 1} of the build secrets is not id=value.`, {
                hint: 'Write one secret a line, such as pip_token=${{ secrets.PIP_TOKEN }}; an empty one may be a secret that does not exist.',
            });
        }
        return checked({ id: line.slice(0, equals).trim(), value: line.slice(equals + 1) }, index);
    });
}
function checked(secret, index) {
    if (ID.test(secret.id))
        return secret;
    throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`The name of build secret ${index + 1} is not one word of letters, digits, ., _ and -.`, {
        hint: 'Write it as id=value; the Dockerfile reads it with RUN --mount=type=secret,id=….',
    });
}
/** @throws LaunchError for a name that is used twice, a variable that is not set and a file that is not there */
async function prepareSecrets(secrets, env) {
    const args = [];
    const values = [];
    const environment = {};
    const seen = new Set();
    for (const [index, secret] of secrets.entries()) {
        const { id } = checked(secret, index);
        if (seen.has(id))
            throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`The build secret ${id} is given twice.`, { hint: 'Take one away.' });
        seen.add(id);
        if ('file' in secret) {
            const path = await checkFile(id, secret.file);
            args.push(`id=${id},src=${path}`);
            values.push(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8'));
            continue;
        }
        const value = 'env' in secret ? env[secret.env] : secret.value;
        if (value === undefined || value === '') {
            const what = 'env' in secret ? `the variable ${secret.env}, which is not set` : 'an empty value';
            throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`The build secret ${id} has ${what}.`, {
                hint: 'Check that the secret exists, and that this event may read it: workflows of forks have none.',
            });
        }
        environment[`${VARIABLE}${index}`] = value;
        values.push(value);
        args.push(`id=${id},env=${VARIABLE}${index}`);
    }
    return { args, environment, values };
}
async function checkFile(id, path) {
    const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    // buildx reads the value as fields of a line of CSV.
    if (/[,"\r\n]/.test(absolute)) {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`The path of the build secret ${id} holds a comma or a quote.`, {
            hint: 'Rename the file: docker cannot be given such a path.',
        });
    }
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(absolute).catch(() => null);
    if (found?.isFile() === true && found.size > MAX_FILE) {
        throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`The file of the build secret ${id} is larger than ${MAX_FILE / 1000} kB.`, {
            hint: 'Give the key only, and fetch the rest in the build.',
        });
    }
    if (found?.isFile() === true)
        return absolute;
    throw new _common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LaunchError */ .mE(`The file of the build secret ${id} is not there.`, {
        hint: 'Write it in an earlier step; the path counts from the folder that the action runs in.',
    });
}


/***/ }),

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


/***/ })

};

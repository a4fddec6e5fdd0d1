export const id = 588;
export const ids = [588];
export const modules = {

/***/ 63588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openIdentityFile: () => (/* binding */ openIdentityFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _common_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51693);
/* harmony import */ var _wandb_jwt_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93982);




const TOKEN = 'token';
/** Part of a token's life after which the next one is written: of five minutes, four. */
const RENEW_AT = 0.8;
/** Milliseconds: the life of a token that does not tell. */
const USUAL_LIFE_MS = 300_000;
/** Milliseconds until the next try when GitHub gives no token. */
const RETRY_MS = 15_000;
/**
 * Writes a token into a file, and a new one over it before that ends. The folder is for a container to mount, whose
 * user may be any: so the file can be read by all, and it lies in a folder that on this machine only its owner enters.
 * The new token takes the old one's place at once, so who reads the file never sees half of one.
 * @throws LaunchError when there is no first token
 */
async function openIdentityFile(options) {
    const { mint, clock, logger } = options;
    // mkdtemp: 0700.
    const closed = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(options.parent, 'wandb-identity-'));
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(closed, 'identity');
    const ended = new AbortController();
    const remove = () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(closed, { recursive: true, force: true });
    /** Writes a new token. @returns milliseconds until the next one is due */
    async function renew() {
        const token = await mint();
        const next = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, '.next');
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(next, `${token}\n`, { mode: 0o644 });
        // Whatever the umask is.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(next, 0o644);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(next, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, TOKEN));
        return RENEW_AT * lifeOf(token, clock.now());
    }
    async function keep(firstDelay) {
        let delay = firstDelay;
        for (let isWarned = false;;) {
            await clock.sleep(delay, ended.signal);
            try {
                delay = await renew();
                isWarned = false;
            }
            catch (error) {
                if (!isWarned)
                    logger.warning(`Jobs get no new identity token for now: ${(0,_common_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(error)}`);
                isWarned = true;
                delay = RETRY_MS;
            }
        }
    }
    let firstDelay;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(directory, 0o755);
        firstDelay = await renew();
    }
    catch (error) {
        await remove();
        throw error;
    }
    // Ends by `ended` alone.
    const keeping = keep(firstDelay).catch(() => { });
    return {
        directory,
        file: TOKEN,
        async close() {
            ended.abort();
            await keeping;
            await remove();
        },
    };
}
/** Milliseconds that a token is good for. */
function lifeOf(token, now) {
    const exp = (0,_wandb_jwt_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeClaims */ .Y)(token)?.['exp'];
    return typeof exp === 'number' ? Math.max(exp * 1_000 - now, 1_000) : USUAL_LIFE_MS;
}


/***/ })

};

/** Names of values, also within a path. With a letter in front: no `__proto__`, and none of W&B's own. */
const NAME = /^[A-Za-z][\w-]{0,63}$/;

/** Whether a key of a `client_payload` can be the name of a value. */
export function isEventName(key: string): boolean {
  return NAME.test(key);
}

/** Whether a text is a path that `event-config` can name. */
export function isEventPath(text: string): boolean {
  return text.split('.').every(isEventName);
}

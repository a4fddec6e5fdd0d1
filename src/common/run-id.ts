/** Whether W&B takes a text as the id of a run: at most 128 characters, without white space and / \ # ? % : */
export function isRunId(text: string): boolean {
  return /^[^/\\#?%:\s\p{Cc}]{1,128}$/u.test(text);
}

import { formatCommand, formatMasks, neutralise } from './github/commands.ts';
import { appendToFile, formatEntry } from './github/file-commands.ts';
import { isCutOff } from './github/post-state.ts';
import { InputError, parseInputs, secretInputs } from './github/inputs/index.ts';

/**
 * The step itself. Inputs are read before anything heavy is loaded, so that a mistake in them is told at once;
 * everything else is imported when they are known to be good.
 */
async function main(): Promise<number> {
  try {
    const inputs = await parseInputs(process.env);
    const [{ openStep }, { runMode }] = await Promise.all([
      import('./modes/step.ts'),
      import('./modes/index.ts'),
    ]);
    const step = openStep(process);
    try {
      return await runMode(inputs, step);
    } finally {
      step.cancellation.dispose();
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const secret of secretInputs(process.env)) process.stdout.write(formatMasks(secret));
    for (const line of error.warnings) process.stdout.write(formatCommand('warning', neutralise(line)));
    for (const line of error.lines) process.stdout.write(formatCommand('error', neutralise(line)));
    const outputs = process.env['GITHUB_OUTPUT'];
    if (outputs) appendToFile(outputs, formatEntry('outcome', 'submit-failed'));
    return 1;
  }
}

if (isCutOff(process.env)) await (await import('./modes/post.ts')).post(process);
else process.exitCode = await main();

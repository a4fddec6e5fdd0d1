import { LaunchError } from '../common/errors.ts';

/**
 * The box is at fault: another item would fail on it as well. What an item can bring about by what it asks for is not
 * told so, or whoever may push could stop an agent.
 */
export class BoxError extends LaunchError {
  override readonly name: string = 'BoxError';
}

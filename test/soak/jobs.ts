import type { JsonObject } from '../../src/wandb/types.ts';
import type { PlannedItem } from './plan.ts';

const IMAGE = 'busybox:latest';

/**
 * What runs in the container. It writes to a folder of the host that it began and how it ended, one line each, so that
 * a second container of the same item would show. Its requests are repeated until the server, which answers with
 * faults, takes them.
 */
const PROGRAM = `
kind=$1; seconds=$2; mark=/soak/$3
echo start >>"$mark"
auth="Authorization: Basic $(printf 'api:%s' "$WANDB_API_KEY" | base64 | tr -d '\\n')"
post() {
  until wget -q -O /dev/null --header "$auth" --header 'Content-Type: application/json' --post-data "$2" "$WANDB_BASE_URL$1"; do
    sleep 0.2
  done
}
case $kind in
  mute) code=4 ;;
  mute-well) code=0 ;;
  succeeds) code=0 ;;
  fails) code=3 ;;
esac
case $kind in
  succeeds | fails)
    post /graphql '{"query":"mutation U($n: String, $p: String, $e: String) { upsertBucket(input: {name: $n, modelName: $p, entityName: $e}) { bucket { id } } }","variables":{"n":"'"$WANDB_RUN_ID"'","p":"'"$WANDB_PROJECT"'","e":"'"$WANDB_ENTITY"'"}}'
    echo "run $WANDB_RUN_ID has begun"
    sleep "$seconds"
    post "/files/$WANDB_ENTITY/$WANDB_PROJECT/$WANDB_RUN_ID/file_stream" '{"complete":true,"exitcode":'$code'}'
    ;;
  *) sleep "$seconds" ;;
esac
echo "end $code" >>"$mark"
exit $code
`;

/** The launch spec of an item. @param volume `host:container` of the folder for the marks, as the owner allows it */
export function specOf(
  item: PlannedItem,
  place: { readonly entity: string; readonly volume: string },
): JsonObject {
  const program = item.kind === 'missing' ? ['/no/such/program'] : ['sh', '-c', PROGRAM, 'job'];
  return {
    entity: place.entity,
    project: 'soak',
    docker: { docker_image: IMAGE },
    resource: 'local-container',
    resource_args: { 'local-container': { volume: [place.volume] } },
    overrides: { entry_point: program, args: [item.kind, String(item.seconds), String(item.number)] },
  };
}

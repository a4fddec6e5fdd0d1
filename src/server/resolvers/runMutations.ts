import { decodeId } from '../ids.ts';
import type { Context, View } from './context.ts';
import { projectView } from './project.ts';
import { runView } from './run.ts';
import { runFileUploadUrl } from './runFiles.ts';

type Input<T> = { input: T };

interface RunName {
  entityName: string;
  projectName: string;
  runName: string;
}

interface UpsertBucket {
  id?: string | null;
  name?: string | null;
  groupName?: string | null;
  modelName?: string | null;
  entityName?: string | null;
  description?: string | null;
  displayName?: string | null;
  notes?: string | null;
  config?: string | null;
  commit?: string | null;
  host?: string | null;
  jobProgram?: string | null;
  jobRepo?: string | null;
  jobType?: string | null;
  state?: string | null;
  sweep?: string | null;
  tags?: string[] | null;
  summaryMetrics?: string | null;
}

export function runMutations(ctx: Context): View {
  const { projects, runs, blobs } = ctx.stores;
  return {
    upsertModel: ({
      input,
    }: Input<{ entityName?: string | null; name?: string | null; description?: string | null }>) => {
      const { project, inserted } = projects.ensure(input.entityName, input.name);
      project.description = input.description ?? project.description;
      const view = projectView(ctx, project);
      return { model: view, project: view, inserted };
    },
    upsertBucket: ({ input }: Input<UpsertBucket>) => {
      const { run, inserted } = runs.upsert({
        ...input,
        entity: input.entityName,
        project: input.modelName,
        group: input.groupName,
        program: input.jobProgram,
        repo: input.jobRepo,
        summary: input.summaryMetrics,
      });
      return { bucket: runView(ctx, run), inserted };
    },
    deleteRun: ({ input }: Input<{ id: string; clientMutationId?: string | null }>) => {
      for (const blobId of Object.values(runs.byStorageId(input.id).files)) blobs.discard(blobId);
      runs.delete(input.id);
      return { clientMutationId: input.clientMutationId ?? null };
    },
    stopRun: ({ input }: Input<{ id: string; clientMutationId?: string | null }>) => {
      runs.stop(runs.byStorageId(input.id));
      return { success: true, clientMutationId: input.clientMutationId ?? null };
    },
    updateRunState: ({ input }: Input<RunName & { state: string }>) => {
      runs.setState(runs.get(input.entityName, input.projectName, input.runName), input.state);
      return { success: true };
    },
    notifyScriptableRunAlert: ({
      input,
    }: Input<RunName & { title: string; text: string; severity?: string | null }>) => {
      const run = runs.get(input.entityName, input.projectName, input.runName);
      run.alerts.push({ title: input.title, text: input.text, severity: input.severity ?? 'INFO' });
      return { success: true };
    },
    ...runFileMutations(ctx),
  };
}

function runFileMutations(ctx: Context): View {
  const { runs } = ctx.stores;
  return {
    createRunFiles: ({ input }: Input<RunName & { files: string[] }>) => {
      const run = runs.get(input.entityName, input.projectName, input.runName);
      return {
        runID: run.id,
        uploadHeaders: [],
        files: input.files.map((name) => ({ name, uploadUrl: runFileUploadUrl(ctx, run, name) })),
      };
    },
    markRunFilesUploaded: ({ input }: Input<RunName>) => {
      runs.get(input.entityName, input.projectName, input.runName);
      return { success: true };
    },
    deleteFiles: ({ input }: Input<{ files: string[] }>) => {
      for (const id of input.files) {
        const [runId = '', ...path] = decodeId(id, 'RunFile') ?? [];
        const run = runs.byStorageId(runId);
        const name = path.join(':');
        const blobId = run.files[name];
        if (blobId !== undefined) ctx.stores.blobs.discard(blobId);
        run.files = Object.fromEntries(Object.entries(run.files).filter(([key]) => key !== name));
      }
      return { success: true };
    },
  };
}

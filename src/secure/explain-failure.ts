import type { Finding } from '../checks/engine/check.ts';
import { diagnose } from '../doctor/diagnose.ts';
import type { DoctorRequest } from '../doctor/request.ts';
import type { DialTarget } from '../io/dial.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import type { SecurePlan } from '../plan/step.ts';
import type { Run } from './run.ts';

/** What the doctor found, in its words. */
export type Cause = Pick<Finding, 'id' | 'what' | 'fix'>;

/** Steps that say themselves what was wrong: the doctor would look at something else. */
const plain = /^(interrupted|secure-locked|secure-not-finished)$/;

/**
 * Asks the doctor why a step or a proof failed, before everything is taken back: as the administrator who logs in over TLS
 * and verifies the server, with the server's files and log at hand. At most three findings; none when it sees nothing wrong.
 */
export async function explainFailure(
  run: Run,
  plan: SecurePlan,
  complaint: string,
  code?: string,
): Promise<readonly Cause[]> {
  if (code !== undefined && plain.test(code)) return [];
  try {
    const { diagnosis } = await diagnose({
      given: readArguments(clientWords(run), connectionOptions).given,
      // The failing client of this look is the administrator; the password never stands among its words.
      env: { MYSQL_PWD: run.settings.password },
      cwd: '/',
      password: async () => run.settings.password,
      complaint,
      now: run.access.now(),
      millis: 5000,
      machine: run.host,
      reach: async (target) => ({ ...target, ...throughOf(run) }),
      ...(run.session === undefined ? lyingServer(run, plan) : {}),
    });
    const errors = diagnosis.findings.filter(({ severity }) => severity === 'error');
    const first = diagnosis.cause === null ? [] : [diagnosis.cause];
    const all = [...first, ...errors.filter(({ id }) => id !== diagnosis.cause?.id)];
    return all.slice(0, 3).map(({ id, what, fix }) => ({ id, what, fix }));
  } catch {
    // What failed is known; why may stay open.
    return [];
  }
}

/** The tunnel that the administrator comes in by. */
function throughOf({ settings }: Run): Pick<DialTarget, 'through'> {
  const { through } = settings.target;
  return through === undefined ? {} : { through };
}

/** Where the server did not come back, nobody answers and no process can be seen: its files alone tell why. */
function lyingServer(run: Run, { steps }: SecurePlan): Partial<DoctorRequest> {
  const actions = steps.map(({ action }) => action);
  const edited = actions.find((action) => action.do === 'edit-option-file')?.path ?? run.config;
  const owner = actions.find((action) => action.do === 'install-files')?.owner;
  return {
    offline: true,
    ...(edited === undefined ? {} : { serverOptionFile: edited }),
    ...(owner === undefined ? {} : { serverUser: String(owner.uid) }),
  };
}

/** The administrator's flags with TLS and the CA that is to be trusted. */
function clientWords({ settings, intent }: Run): string[] {
  const { target } = settings;
  const { material } = intent;
  const ca = material.from === 'files' ? material.ca : intent.files ? `${material.dir}/cacert.pem` : undefined;
  return [
    '--no-defaults',
    ...('socket' in target ? [`--socket=${target.socket}`] : [`--host=${target.host}`, `--port=${target.port}`]),
    `--user=${settings.user}`,
    ...(ca === undefined ? ['--ssl-mode=REQUIRED'] : ['--ssl-mode=VERIFY_CA', `--ssl-ca=${ca}`]),
  ];
}

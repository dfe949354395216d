import type { Action, SecurePlan, Step } from '../plan/step.ts';
import { printable } from './printable.ts';

/** The plan for people: who breaks, the steps, what keeps it from being carried out. */
export function planText(plan: SecurePlan): string {
  const lines: string[] = [];
  if (plan.steps.length === 0 && plan.refusals.length === 0) lines.push('nothing to do: everything is as it should be');
  if (plan.breaks.length > 0) {
    lines.push('who would be refused:');
    for (const { who, count, from, why, certain } of plan.breaks) {
      const where =
        from.length === 0 ? '' : ` from ${from.slice(0, 5).join(', ')}${from.length > 5 ? ' and others' : ''}`;
      const many = count === 0 ? '' : ` (${count} connection${count === 1 ? '' : 's'}${where})`;
      lines.push(`  ${certain ? '!' : '?'} ${who}${many}: ${why}`);
    }
    lines.push('');
  }
  if (plan.steps.length > 0) lines.push('plan:');
  for (const [index, step] of plan.steps.entries()) lines.push(...stepLines(step, index + 1));
  if (plan.notes.length > 0) lines.push('', 'notes:', ...plan.notes.map((note) => `  ${note}`));
  if (plan.refusals.length > 0) {
    lines.push('', 'this cannot be carried out:');
    for (const { what, fix } of plan.refusals) lines.push(`  ${what}`, `    ${fix}`);
  }
  return lines.map(printable).join('\n');
}

/** One step of a plan: what, why, how risky, how undone. */
export function stepLines(
  { title, reason, risk, undo, restarts, details }: Omit<Step, 'action'>,
  number: number,
): string[] {
  return [
    `  ${String(number).padStart(2)}. ${title}${restarts ? '  [RESTART]' : ''}`,
    `      why   ${reason}`,
    `      risk  ${risk}`,
    `      undo  ${undo}`,
    ...details.map((line) => `        ${line}`),
  ];
}

/** One step for programs: what it does stands in `details`, not how it is carried out. */
export function stepJson(step: Omit<Step, 'action'>): Record<string, unknown> {
  const { id, title, reason, risk, undo, restarts, details } = step;
  return { id, title, reason, risk, undo, restarts, details };
}

/** The plan for programs. */
export function planJson(plan: SecurePlan): Record<string, unknown> {
  return {
    steps: plan.steps.map(stepJson),
    breaks: plan.breaks,
    refusals: plan.refusals,
    notes: plan.notes,
    files: plan.paths,
  };
}

/** The statements that a person would run in place of the plan. Passwords of accounts to be made are left open. */
export function planSql(plan: SecurePlan): string {
  return plan.steps
    .filter(({ action }) => ['set', 'reload', 'replica', 'require'].includes(action.do))
    .flatMap(({ details }) => details.map((line) => `${printable(line)};`))
    .join('\n');
}

/** The commands that a person would run in place of the plan, the statements among them; `login`: the client's flags. */
export function planShell(plan: SecurePlan, login: readonly string[] = []): string {
  const client = ['mysql', ...login].map(word).join(' ');
  return plan.steps
    .flatMap((step) => [`# ${printable(step.title)}`, ...shellLines(step, plan, login, client)])
    .join('\n');
}

function shellLines({ action, details }: Step, plan: SecurePlan, login: readonly string[], client: string): string[] {
  switch (action.do) {
    case 'make-ca':
      return [
        `tlsql ca init ${word(action.dir)} --subject ${word(action.subject)}${action.rsa ? ' --key rsa:2048' : ''}`,
      ];
    case 'install-files':
      return installLines(action);
    case 'client-certificate': {
      const subject = action.subject === undefined ? '' : ` --subject ${word(action.subject)}`;
      return [
        `tlsql cert client ${word(action.name)} --ca ${word(action.ca)}${subject} --out ${word(action.out)}${action.legacy ? ' --legacy' : ''}`,
      ];
    }
    case 'edit-option-file':
      return action.edits.map((edit) =>
        edit.kind === 'remove'
          ? `tlsql options write ${word(action.path)} --remove ${word(edit.name)} --group ${word(edit.group)}`
          : `tlsql options write ${word(action.path)} --set ${word(`${edit.name}=${edit.value}`)} --group ${word(edit.group)}`,
      );
    case 'restart':
      return [action.command];
    case 'prove-admin':
      return [
        `tlsql connect ${login.map(word).join(' ')} --ssl-mode=VERIFY_CA --ssl-ca=${word(plan.paths.ca)}${oldProtocol(plan)} -e ${word("SHOW STATUS LIKE 'Ssl_cipher'")}`,
      ];
    case 'set':
    case 'reload':
    case 'replica':
    case 'require':
      return details.map((line) => `${client} -e ${word(printable(line))}`);
  }
}

/** A server that speaks TLS 1.0 alone, which clients must be told to allow. */
function oldProtocol({ steps }: SecurePlan): string {
  const old = steps.some(({ action }) => action.do === 'install-files' && 'names' in action.from && action.from.legacy);
  return old ? ' --tls-version=TLSv1' : '';
}

function installLines({ paths, from, owner }: Extract<Action, { do: 'install-files' }>): string[] {
  const folder = word(paths.key.replace(/\/[^/]*$/, '') || '/');
  const own = owner === undefined ? '' : `-o ${owner.uid} -g ${owner.gid} `;
  if ('names' in from) {
    const [first = '', ...others] = from.names;
    const san = others.length === 0 ? '' : ` --san ${word(others.join(','))}`;
    return [
      'issued=$(mktemp -d)',
      `tlsql cert server ${word(first.replace(/^(DNS|IP):/i, ''))}${san} --ca ${word(from.ca)} --out "$issued"${from.legacy ? ' --legacy' : ''}`,
      `install -d -m 0755 ${folder}`,
      // Under an intermediate the server gets all that is above it, and its own chain.
      `cat ${word(`${from.ca}/cacert.pem`)} $(ls ${word(`${from.ca}/cachain.pem`)} 2>/dev/null) > "$issued"/ca`,
      `install -m 0644 "$issued"/ca ${word(paths.ca)}`,
      `install -m 0644 "$(ls "$issued"/*-chain.pem 2>/dev/null || ls "$issued"/*-cert.pem)" ${word(paths.cert)}`,
      `install ${own}-m 0600 "$issued"/*-key.pem ${word(paths.key)}`,
      'rm -r "$issued"',
    ];
  }
  return [
    `install -d -m 0755 ${folder}`,
    `install -m 0644 ${word(from.ca)} ${word(paths.ca)}`,
    `install -m 0644 ${word(from.cert)} ${word(paths.cert)}`,
    `install ${own}-m 0600 ${word(from.key)} ${word(paths.key)}`,
  ];
}

/** One word for a POSIX shell. */
function word(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

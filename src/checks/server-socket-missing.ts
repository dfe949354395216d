import { posix } from 'node:path';
import type { Facts } from '../facts/facts.ts';
import { againLine } from './engine/again-line.ts';
import { asked } from './engine/attempts.ts';
import type { Check, Json } from './engine/check.ts';
import { byHand, type Mend, prove, restartAndProve } from './engine/mend.ts';
import { allows, modeText, userText } from './engine/path-access.ts';
import { shellWord } from './engine/server-mend.ts';

export const check: Check = {
  id: 'server-socket-missing',
  family: 'network-ops',
  title: 'The Unix socket that the client uses does not exist or is closed to it',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'client-files'],
  leadsTo: ['not-reachable'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/run/mysqld/mysqld.sock' (2)",
    },
    {
      where: 'client mariadb 11.8',
      text: "ERROR 2002 (HY000): Can't connect to local server through socket '/run/mysqld/mysqld.sock' (2)",
    },
  ],
  why: 'localhost means the socket for C clients; the server is down, keeps its socket elsewhere, or the folder is closed to this user.',
  proof:
    'connect() on the path gives ENOENT (no such file), ECONNREFUSED (nobody listens any more) or EACCES (modes of the socket or its folder).',
  fix: [
    'ss -lxp | grep -E "mysql|maria"   # where a server has it',
    'mysql --socket=PATH …, or mysql -h 127.0.0.1 --protocol=TCP',
    'nobody listens: systemctl start mysql',
    'closed to this user: chmod o+x of the folder that is closed',
  ],
  lookAlikes: ['localhost-means-socket', 'network-port-closed'],
  reads: ['wire.attempts', 'client.files'],
  run: (facts) => {
    const attempt = asked(facts);
    const { socket } = attempt?.to ?? {};
    const error = attempt?.connectError;
    if (socket === undefined || error === undefined) return [];
    const seen = whyNot(socket, error, facts);
    return [
      {
        what: seen.what,
        evidence: { address: socket, error, ...seen.evidence },
        mends: seen.mends,
      },
    ];
  },
};

interface Seen {
  readonly what: string;
  readonly evidence: Readonly<Record<string, Json>>;
  readonly mends: readonly Mend[];
}

/** What connect(2) says by its number, with what was seen on the way to the path (unix(7)). */
function whyNot(socket: string, error: string, facts: Facts): Seen {
  if (error === 'EACCES') return closed(socket, facts);
  const others = otherSockets(socket, facts);
  const elsewhere = {
    evidence: others.length === 0 ? {} : { sockets: others },
    mends: others.map((path): Mend => ({ kind: 'look', line: againLine(facts, { socket: path }) })),
  };
  const started = others.length === 0 ? restartAndProve : [];
  const said =
    others.length === 0
      ? ''
      : `; ${others.length === 1 ? 'a server of this machine listens' : 'servers of this machine listen'} on ${others.join(', ')}`;
  if (error === 'ECONNREFUSED')
    return {
      what: `nobody listens on the socket ${socket} any more: the server that made it has ended${said}`,
      evidence: elsewhere.evidence,
      mends: [...elsewhere.mends, ...started],
    };
  const what = error === 'ENOENT' ? `there is no socket ${socket}` : `the socket ${socket} cannot be used (${error})`;
  return { what: `${what}${said}`, evidence: elsewhere.evidence, mends: [...elsewhere.mends, ...started] };
}

/** The component that lets this user not through; the socket itself must be writable to connect. */
function closed(socket: string, { client }: Facts): Seen {
  const { user, socket: file } = client ?? {};
  const at =
    user === undefined
      ? undefined
      : file?.steps.find((step) => allows(step, user, step.type === 'directory' ? 1 : 2) === false);
  if (at === undefined || user === undefined)
    return {
      what: `this user may not connect to the socket ${socket}`,
      evidence: {},
      mends: [byHand(`namei -l ${shellWord(socket)}   # which part of the path is closed`), prove],
    };
  const folder = at.type === 'directory';
  return {
    what: `${userText(user)} may not ${folder ? 'pass' : 'connect to'} ${at.path} (${modeText(at)})${folder ? `, in which the socket ${socket} lies` : ''}`,
    evidence: { at: at.path, mode: modeText(at), user: userText(user) },
    // Servers make their socket with this mode.
    mends: [{ kind: 'mode', path: at.path, mode: folder ? 'o+x' : '0777' }, prove],
  };
}

/** Where servers of this machine listen for the classic protocol. */
function otherSockets(socket: string, { otherServers = [] }: Facts): string[] {
  const all = otherServers.flatMap(({ sockets = [] }) => sockets);
  return [...new Set(all)].filter((path) => path !== socket && !/mysqlx|admin/.test(posix.basename(path))).slice(0, 4);
}

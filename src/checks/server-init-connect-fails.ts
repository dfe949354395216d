import type { Facts } from '../facts/facts.ts';
import { asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { runLine } from './engine/replica-mend.ts';
import { proofLine } from './engine/server-mend.ts';

export const check: Check = {
  id: 'server-init-connect-fails',
  family: 'network-ops',
  title: 'init_connect fails and ends every session after its login',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['session-limited'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7, first statement',
      text: 'ERROR 1184 (08S01): Aborted connection 12 to db: unconnected user: app host: localhost (init_connect command failed)',
    },
    { where: 'client mariadb 11.8', text: 'ERROR 2013 (HY000): Lost connection to server during query' },
    { where: 'server log', text: '(init_connect command failed)' },
  ],
  why: 'The server runs init_connect for every login without SUPER/CONNECTION_ADMIN; when a statement in it fails, the session is ended. Administrators never see it.',
  proof:
    'The login works and the first statement ends the connection; @@init_connect is not empty; the server log says init_connect command failed.',
  fix: ["SET GLOBAL init_connect='';"],
  lookAlikes: ['network-login-timeout'],
  reads: ['wire.attempts'],
  run: failsAfterLogin,
};

function failsAfterLogin(facts: Facts): readonly Found[] {
  const afterwards = asked(facts)?.login?.afterwards;
  if (afterwards === undefined) return [];
  const command = facts.admin?.variables?.init_connect ?? '';
  const text = afterwards === 'closed' ? 'the connection ended' : afterwards.text;
  const told = afterwards !== 'closed' && /init_connect/.test(text);
  const logged = facts.log?.duringAttempts.find((line) => /init_connect command failed/.test(line.text))?.text;
  const ended = afterwards === 'closed' || afterwards.errno === 1184;
  if (!told && !(ended && (command !== '' || logged !== undefined))) return [];
  return [
    {
      what: `the login works, and then init_connect${command === '' ? '' : ` (${command})`} ends the session: ${text}`,
      evidence: {
        init_connect: command === '' ? 'not seen' : command,
        text,
        ...(logged === undefined ? {} : { log: logged }),
      },
      fix: [
        runLine(facts, "SHOW GLOBAL VARIABLES LIKE 'init_connect'"),
        runLine(facts, "SET GLOBAL init_connect=''"),
        proofLine(facts),
      ],
    },
  ];
}

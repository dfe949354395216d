// Restarts a test server as an administrator's command would: ends it by its pid file, starts it again in the background.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const { argv, env, pidFile, log, folder } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
if (existsSync(pidFile)) {
  const pid = Number(readFileSync(pidFile, 'utf8'));
  if (alive(pid)) process.kill(pid, 'SIGTERM');
  for (let i = 0; alive(pid); i++) {
    if (i === 3000) process.exit(1);
    await sleep(10);
  }
}
const seen = existsSync(log) ? statSync(log).size : 0;
const output = openSync(log, 'a');
const [program, ...args] = argv;
const child = spawn(program, args, {
  cwd: folder,
  env: { ...process.env, ...env },
  stdio: ['ignore', output, output],
  detached: true,
});
closeSync(output);
let status = null;
child.on('exit', (code) => {
  status = code ?? 1;
});
for (let i = 0; i < 3000; i++) {
  if (status !== null) {
    console.error(
      readFileSync(log)
        .subarray(seen)
        .toString('utf8')
        .trim()
        .split('\n')
        .filter((line) => /ERROR/.test(line))
        .slice(-3)
        .join('\n'),
    );
    process.exit(1);
  }
  if (/ready for connections/.test(readFileSync(log).subarray(seen).toString('utf8'))) process.exit(0);
  await sleep(10);
}
process.exit(1);

// Loaded before the program: kills it, as kill -9 does, when it writes a certain line of its journal. KILL_AT is the key and
// the value (`start:restart`): lines that begin a thing are on the disk before the end, those that end one never get there.
// With KILL_WHAT=ssh the ssh that it started is killed, and the program goes on.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [key, ...rest] = (process.env.KILL_AT ?? '').split(':');
const value = rest.join(':');
const real = fs.writeSync;
const parentOf = (pid) => Number(/\) \S (\d+)/.exec(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? 0);
const isOurs = (pid) => {
  for (let at = pid; at > 1; at = parentOf(at)) if (at === process.pid) return true;
  return false;
};
const killSsh = () => {
  for (const name of fs.readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const words = fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      if (words[0] === 'ssh' && isOurs(Number(name))) process.kill(Number(name), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
};
const end = () => {
  if (process.env.KILL_WHAT === 'ssh') return killSsh();
  process.kill(process.pid, 'SIGKILL');
  // The signal is delivered before anything else is done.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
};

fs.writeSync = (...args) => {
  const line = typeof args[1] === 'string' ? args[1] : '';
  const hit = line.startsWith(`{"${key}":`) && (value === '' || line.startsWith(`{"${key}":"${value}"`));
  if (hit && key !== 'start') end();
  const written = real(...args);
  if (hit) {
    fs.fsyncSync(args[0]);
    end();
  }
  return written;
};
syncBuiltinESMExports();

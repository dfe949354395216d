// Compiles src/ to dist/, and the command line once more into few files: loading a hundred small modules takes longer than
// connecting to a server. Plain JavaScript, because `npm ci` runs it before anything else is built.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

// Installed from the registry the package brings its dist/ and no compiler.
if (existsSync(tsc)) {
  rmSync(dist, { recursive: true, force: true });
  const run = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {
    stdio: 'inherit',
    cwd: root,
  });
  process.exitCode = run.status ?? 1;
  if (run.status === 0) await bundle();
}

/** dist/bin/main.js and a chunk for each command; where esbuild has no build for this machine, main.js leads to the modules. */
async function bundle() {
  try {
    const { build } = await import('esbuild');
    await build({
      entryPoints: [join(dist, 'cli', 'main.js')],
      outdir: join(dist, 'bin'),
      bundle: true,
      splitting: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'warning',
    });
  } catch {
    mkdirSync(join(dist, 'bin'), { recursive: true });
    writeFileSync(join(dist, 'bin', 'main.js'), "export { main } from '../cli/main.js';\n");
  }
}

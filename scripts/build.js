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

/**
 * dist/bin/main.js and a chunk for each command, and dist/bin/connect.cjs: connect alone, in one CommonJS file, which Node loads
 * without its loader of modules, with the code that V8 made of it (connect.cjs.cache). Where esbuild has no build for this
 * machine, both lead to the modules.
 */
async function bundle() {
  const out = join(dist, 'bin');
  const entryPoints = [join(dist, 'cli', 'main.js')];
  const shared = { entryPoints, bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };
  try {
    const { build } = await import('esbuild');
    await build({ ...shared, outdir: out, splitting: true, packages: 'external', format: 'esm' });
    await build({
      ...shared,
      outfile: join(out, 'connect.cjs'),
      format: 'cjs',
      minifyWhitespace: true,
      define: { 'import.meta.url': 'importMetaUrl' },
      banner: { js: "const importMetaUrl=require('node:url').pathToFileURL(__filename).href;" },
      plugins: [{ name: 'connect-alone', setup: leaveOtherCommands }],
    });
    writeCodeCache();
  } catch {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'main.js'), "export { main } from '../cli/main.js';\n");
    writeFileSync(join(out, 'connect.cjs'), "exports.main = async () => (await import('../cli/main.js')).main();\n");
  }
}

/** Runs connect to a closed port, so that the cache holds what a connection runs, too. */
function writeCodeCache() {
  const program = `process.argv.splice(1, 0, 'tlsql');
    const { script, cache } = require(${JSON.stringify(join(root, 'bin', 'connect.js'))});
    process.on('exit', () => require('node:fs').writeFileSync(cache, script.createCachedData()));`;
  spawnSync(process.execPath, ['-e', program, '--', 'connect', '--no-defaults', '--host=127.0.0.1', '--port=1'], {
    stdio: 'ignore',
  });
}

/** An esbuild plugin: of the commands that are loaded when they are called, connect's alone goes into the file. */
function leaveOtherCommands(build) {
  build.onResolve({ filter: /^\.\// }, ({ kind, path, importer }) =>
    kind === 'dynamic-import' && importer.endsWith('commands.js') && path !== './connect.js'
      ? { path: `../cli/${path.slice(2)}`, external: true }
      : undefined,
  );
}

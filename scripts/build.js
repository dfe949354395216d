// Compiles src/ to dist/, and the command line once more into few files: loading a hundred small modules takes longer than
// connecting to a server. Plain JavaScript, because `npm ci` runs it before anything else is built.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

// A connection to a closed port; a CA with one certificate that is revoked.
const families = [
  {
    name: 'connect',
    commands: /^\.\/connect\.js$/,
    runs: [['connect', '--no-defaults', '--host=127.0.0.1', '--port=1']],
  },
  {
    name: 'certificates',
    commands: /^\.\/(ca|cert)-/,
    runs: [
      ['ca', 'init', 'ca', '--subject', '/O=Example/CN=Example CA'],
      ['cert', 'client', 'a', '--ca', 'ca', '--out', '.'],
      ['cert', 'revoke', 'a-cert.pem', '--ca', 'ca'],
      ['ca', 'show', 'ca'],
    ],
  },
];

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
 * dist/bin/main.js and a chunk for each command; and for the commands that scripts call again and again, one CommonJS file each
 * family, which Node loads without its loader of modules, with the code that V8 made of it (connect.cjs.cache). Where esbuild
 * has no build for this machine, all lead to the modules.
 */
async function bundle() {
  const out = join(dist, 'bin');
  const entryPoints = [join(dist, 'cli', 'main.js')];
  const shared = { entryPoints, bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };
  try {
    const { build } = await import('esbuild');
    await build({ ...shared, outdir: out, splitting: true, packages: 'external', format: 'esm' });
    for (const { name, commands } of families) {
      await build({
        ...shared,
        outfile: join(out, `${name}.cjs`),
        format: 'cjs',
        minifyWhitespace: true,
        define: { 'import.meta.url': 'importMetaUrl' },
        banner: { js: "const importMetaUrl=require('node:url').pathToFileURL(__filename).href;" },
        plugins: [{ name: 'own-commands', setup: (plugged) => leaveOtherCommands(plugged, commands) }],
      });
    }
    for (const { name, runs } of families) writeCodeCache(name, runs);
  } catch {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'main.js'), "export { main } from '../cli/main.js';\n");
    for (const { name } of families)
      writeFileSync(join(out, `${name}.cjs`), "exports.main = async () => (await import('../cli/main.js')).main();\n");
  }
}

/** Runs a family's commands, so that the cache holds the code that they run, too. */
function writeCodeCache(name, runs) {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-build-'));
  const program = `
    const { script, cache, main } = require(${JSON.stringify(join(root, 'bin', 'load-bundle.js'))}).loadBundle('${name}');
    process.on('exit', () => require('node:fs').writeFileSync(cache, script.createCachedData()));
    const [node] = process.argv;
    (async () => {
      for (const words of ${JSON.stringify(runs)}) {
        process.argv = [node, 'tlsql', ...words];
        await main();
      }
    })();`;
  spawnSync(process.execPath, ['-e', program], { stdio: 'ignore', cwd: folder, timeout: 60_000 });
  rmSync(folder, { recursive: true, force: true });
}

/** An esbuild plugin: of the commands that are loaded when they are called, only these go into the file. */
function leaveOtherCommands(build, commands) {
  build.onResolve({ filter: /^\.\// }, ({ kind, path, importer }) =>
    kind === 'dynamic-import' && importer.endsWith('commands.js') && !commands.test(path)
      ? { path: `../cli/${path.slice(2)}`, external: true }
      : undefined,
  );
}

// Runs a suite: node conformance.mjs conformance|conformance-next ARGUMENTS. It asks Node.js for a function that came with version 22, in a part that is not used here; older ones get none.
import { register } from 'node:module';

const hooks = `
  export const resolve = (name, context, next) => name === 'fs' && context.parentURL?.includes('/dist/')
    ? { url: 'data:text/javascript,export * from "node:fs"; export const globSync = undefined;', shortCircuit: true }
    : next(name, context);
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
const [suite] = process.argv.splice(2, 1);
await import(`./node_modules/@modelcontextprotocol/${suite}/dist/index.js`);

/**
 * Swaps graphql`…` tags for imports of the artifacts that relay-compiler wrote.
 * The text of the operations therefore never reaches the browser: only their hashes do.
 */
const TAG = /graphql`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`/g;

export function relayTags() {
  return {
    name: 'relay-tags',
    enforce: 'pre',
    transform(code, id) {
      const file = id.split('?')[0];
      if (!/\.tsx?$/.test(file) || file.includes('node_modules') || !code.includes('graphql`')) return null;
      const imports = new Map();
      const body = code.replace(TAG, (tag, _kind, name) => {
        imports.set(name, `import relay$${name} from '/src/__generated__/${name}.graphql';`);
        return `relay$${name}` + '\n'.repeat(tag.split('\n').length - 1);
      });
      return { code: `${[...imports.values()].join(' ')}${body}`, map: null };
    },
  };
}

/**
 * What the screens may say, from the two dictionaries themselves: every sentence of one language that the other does not
 * have, and every word of English that is none of Vietnamese. Data are Vietnamese whatever the screen speaks.
 */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const web = fileURLToPath(new URL('../../', import.meta.url));
const GAP = '\u0001';
/** Languages are named in themselves, and a product keeps its name. */
const EVERYWHERE = new Set(['Tiếng Việt', 'English', 'Sáu Rõ', 'Sau Ro']);

async function dictionary(language) {
  const { module } = await runnerImport(`${web}src/i18n/${language}.ts`, { root: web, configFile: false, logLevel: 'error' });
  return module[language];
}

/** Every sentence of a dictionary; where a value is put in, a gap. */
function sentences(value, found = []) {
  if (typeof value === 'string') found.push(value);
  else if (typeof value === 'function') {
    for (const sample of [GAP, 1, 2]) {
      try {
        const said = value(...Array.from({ length: Math.max(1, value.length) }, () => sample));
        if (typeof said === 'string') found.push(sample === GAP ? said : said.replace(/[12]/g, GAP));
      } catch {
        // This sentence wants another kind of value.
      }
    }
  } else if (value && typeof value === 'object') for (const one of Object.values(value)) sentences(one, found);
  return found;
}

const plain = (text) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function shapes(own, other) {
  const theirs = new Set(other.map(plain));
  const exact = new Set();
  const patterns = [];
  for (const sentence of own.map(plain)) {
    const letters = sentence.replaceAll(GAP, '').replace(/[^\p{L}]/gu, '');
    if (theirs.has(sentence) || EVERYWHERE.has(sentence) || letters.length < 3) continue;
    if (!sentence.includes(GAP)) exact.add(sentence);
    else if (letters.length >= 6) patterns.push(new RegExp(`^${sentence.split(GAP).map(escaped).join('.+')}$`, 'u'));
  }
  return { exact, patterns };
}

const wordsOf = (all) => new Set(all.flatMap((text) => text.toLowerCase().match(/[a-z]{4,}/g) ?? []));

/** Answers, for a language, which texts on a screen are in the other one. */
export async function foreign(language) {
  const [vi, en] = [sentences(await dictionary('vi')), sentences(await dictionary('en'))];
  const { exact, patterns } = language === 'vi' ? shapes(en, vi) : shapes(vi, en);
  // Syllables without tones stand in Vietnamese too: only words that no Vietnamese sentence has are English beyond doubt.
  const syllables = new Set(vi.flatMap((text) => text.normalize('NFC').toLowerCase().match(/\p{L}+/gu) ?? []));
  const english = new Set([...wordsOf(en)].filter((word) => !syllables.has(word) && /[bdfghjklpqrsvwxyz]$|[aeiou][a-z]*[bdfghjklpqrsvwxz]|ing$|tion|ed$/.test(word)));
  return (texts) =>
    texts.map(plain).filter((text) => {
      // An address says what it says.
      if (text === '' || text.startsWith('/') || text.startsWith('http')) return false;
      if (exact.has(text) || patterns.some((pattern) => pattern.test(text))) return true;
      if (language !== 'vi') return false;
      const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
      return words.filter((word) => english.has(word)).length >= 2;
    });
}

/** Every text a person can read or hear on the screen; what is marked as another language or as code is left out. */
export function textsOnScreen(language) {
  const found = [];
  const left = (element) => element.closest(`code, pre, kbd, textarea, script, style, [lang]:not(html):not([lang="${language}"])`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement && !left(node.parentElement)) found.push(node.textContent ?? '');
  }
  for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    if (left(element)) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(element.getAttribute(name) ?? '');
  }
  found.push(document.title.split(' · ')[0] ?? '');
  return found;
}

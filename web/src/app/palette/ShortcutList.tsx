import type { ReactNode } from 'react';
import { useWords } from '../../i18n';
import { CheckField } from '../../ui/Fields';
import { letters, places } from '../navigation';
import { keepSingleKeys, useSingleKeys } from './singleKeys';
import { usePaletteWords } from './useEntries';

function Keys({ keys, joint }: { keys: readonly string[]; joint?: string }) {
  return keys.map((key, index) => (
    <span key={key + String(index)}>{index > 0 ? <span className="soft"> {joint} </span> : null}<kbd>{key}</kbd></span>
  ));
}

/** Every key that does something, and the switch for the single ones. */
export function ShortcutList() {
  const { nav } = useWords();
  const { shortcuts } = usePaletteWords();
  const on = useSingleKeys();
  const rows: readonly { key: string; keys: ReactNode; does: ReactNode }[] = [
    { key: 'palette', keys: <Keys keys={['Ctrl', 'K']} joint="+" />, does: <>{shortcuts.palette} <span className="soft">({shortcuts.always})</span></> },
    { key: 'slash', keys: <Keys keys={['/']} />, does: shortcuts.palette },
    { key: 'list', keys: <Keys keys={['?']} />, does: shortcuts.list },
    { key: 'next', keys: <Keys keys={['J']} />, does: shortcuts.next },
    { key: 'previous', keys: <Keys keys={['K']} />, does: shortcuts.previous },
    { key: 'open', keys: <Keys keys={['Enter']} />, does: shortcuts.open },
    ...places.map(({ name }) => ({ key: name, keys: <Keys keys={['G', letters[name].toUpperCase()]} joint={shortcuts.andThen} />, does: shortcuts.goTo(nav.pages[name]) })),
  ];
  return (
    <>
      <p className="soft">{shortcuts.lede}</p>
      <CheckField label={shortcuts.single} hint={shortcuts.singleHint} checked={on} onChange={keepSingleKeys} />
      <table className="table">
        <caption className="visually-hidden">{shortcuts.title}</caption>
        <thead><tr><th scope="col">{shortcuts.key}</th><th scope="col">{shortcuts.does}</th></tr></thead>
        <tbody>{rows.map((row) => <tr key={row.key}><th scope="row" className="keys">{row.keys}</th><td>{row.does}</td></tr>)}</tbody>
      </table>
    </>
  );
}

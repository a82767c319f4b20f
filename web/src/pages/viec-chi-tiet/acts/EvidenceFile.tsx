import { useEffect, useRef, useState } from 'react';
import { keepFile } from '../../../app/files';
import { useMostBytes } from '../../../app/session';
import type { Choice } from '../../../domain/choice';
import { useLanguage } from '../../../i18n';
import { FILE_KINDS, FileField } from '../../../ui/FileField';

const MIB = 1024 * 1024;

/** A file as evidence: it goes to the store at once, the act refers to it when it is sent. */
export function EvidenceFile({ id, label, error, value, onChange }: {
  id: string; label: string; error?: string | undefined; value: Choice | null; onChange: (choice: Choice | null) => void;
}) {
  const { language, words: { acts, app, evidence } } = useLanguage();
  const mostBytes = useMostBytes();
  const [share, setShare] = useState<number | null>(null);
  const [refused, setRefused] = useState<string>();
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const choose = async (file: File) => {
    const name = file.name.toLowerCase();
    setRefused(undefined);
    if (!FILE_KINDS.some((kind) => name.endsWith(kind))) return setRefused(evidence.wrongKind(file.name));
    if (file.size === 0) return setRefused(evidence.empty(file.name));
    if (mostBytes !== null && file.size > mostBytes) return setRefused(evidence.tooLarge(file.name, Math.ceil(file.size / MIB), Math.floor(mostBytes / MIB)));
    const abort = new AbortController();
    stop.current = abort;
    setShare(0);
    try {
      const outcome = await keepFile(file, language, setShare, abort.signal);
      if ('kept' in outcome) onChange({ id: outcome.kept.sha256, label: outcome.kept.name });
      else setRefused(outcome.refused);
    } catch {
      setRefused(abort.signal.aborted ? evidence.stopped : `${app.offlineTitle}. ${app.offlineText}`);
    } finally {
      setShare(null);
    }
    return undefined;
  };

  return (
    <FileField
      id={id}
      label={label}
      hint={[acts.fileHint, mostBytes === null ? null : evidence.most(Math.floor(mostBytes / MIB))].filter(Boolean).join(' ')}
      error={refused ?? error}
      choose={acts.fileChoose}
      remove={acts.fileRemove}
      stop={evidence.stop}
      sending={acts.fileSending}
      share={share}
      chosen={value?.label ?? null}
      onChoose={(file) => void choose(file)}
      onRemove={() => onChange(null)}
      onStop={() => stop.current?.abort()}
    />
  );
}

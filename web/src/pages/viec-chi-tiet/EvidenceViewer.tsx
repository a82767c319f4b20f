import { useEffect, useState } from 'react';
import { FaultNotice } from '../../app/Fault';
import { type Shown, showFile } from '../../app/files';
import { useWords } from '../../i18n';
import { Dialog } from '../../ui/Dialog';
import { Loading, Stack } from '../../ui/Layout';

/** A piece of evidence on the screen: pictures and plain text here, PDF in a tab of its own, anything else as a download. */
export function EvidenceViewer({ title, sha256, onClose }: { title: string; sha256: string; onClose: () => void }) {
  const { app, evidence } = useWords();
  const [shown, setShown] = useState<Shown | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  useEffect(() => {
    let gone = false;
    let url: string | null = null;
    showFile(sha256).then(
      (file) => {
        url = file.kind === 'pdf' ? file.url : null;
        if (gone && url) URL.revokeObjectURL(url);
        else if (!gone) setShown(file);
      },
      (problem: unknown) => !gone && setFault(problem),
    );
    return () => {
      gone = true;
      // A tab that shows the PDF keeps what it has read; the address itself is given back a little later.
      if (url) window.setTimeout(URL.revokeObjectURL, 60_000, url);
    };
  }, [sha256]);
  return (
    <Dialog opened title={title} onClose={onClose} closeLabel={app.close}>
      <Stack>
        {fault ? <FaultNotice problem={fault} /> : null}
        {shown === null && !fault ? <Loading label={app.loading} /> : null}
        {shown?.kind === 'image' ? <img className="evidence-image" src={shown.url} alt={evidence.picture(title)} /> : null}
        {shown?.kind === 'text' ? <textarea className="evidence-text" readOnly rows={16} value={shown.text} aria-label={title} /> : null}
        {shown?.kind === 'pdf' ? <p><a className="link-button link-button-primary" href={shown.url} target="_blank" rel="noreferrer">{evidence.openPdf}</a></p> : null}
        {shown?.kind === 'other' ? <p>{evidence.other}</p> : null}
        <p><a href={`/files/${sha256}`} download>{evidence.download}</a></p>
        <p className="moment-proof">SHA-256 <code>{sha256}</code></p>
      </Stack>
    </Dialog>
  );
}

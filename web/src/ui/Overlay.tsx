import { type ReactNode, useEffect, useId, useRef } from 'react';
import { CloseIcon } from './icons';

/**
 * Something over the page that the browser itself keeps the focus in. Esc and a press beside it close it.
 * What is marked `data-first` takes the focus. `side` comes up from below on a phone; `top` hangs from above.
 */
export function Overlay({ title, closeLabel, onClose, children, place = 'side', hideTitle = false }: {
  title: string; closeLabel: string; onClose: () => void; children: ReactNode; place?: 'side' | 'top'; hideTitle?: boolean;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    // The press beside it is a convenience; Esc and the button do the same.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={box}
      className={`overlay overlay-${place}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
    >
      <div className="overlay-inner">
        <div className={hideTitle ? 'visually-hidden' : 'overlay-head'}>
          <h2 id={heading}>{title}</h2>
          {hideTitle ? null : <button type="button" className="icon-button" aria-label={closeLabel} onClick={onClose}><CloseIcon /></button>}
        </div>
        {children}
      </div>
    </dialog>
  );
}

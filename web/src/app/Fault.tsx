import { Component, type ReactNode } from 'react';
import { useWords } from '../i18n';
import { Action } from '../ui/Action';
import { Page } from '../ui/Layout';
import { Notice } from '../ui/Notice';
import { TransportProblem } from './transport';

/** What went wrong, what was kept, what to do. */
export function FaultNotice({ problem, retry }: { problem: unknown; retry?: () => void }) {
  const { app } = useWords();
  const [title, text] =
    problem instanceof TransportProblem
      ? problem.kind === 'internal'
        ? [app.internalTitle, app.internalText(problem.reference)]
        : [app.offlineTitle, app.offlineText]
      : [app.brokenTitle, app.brokenText];
  return (
    <Notice tone="bad" title={title} live>
      <p>{text}</p>
      {retry ? <div className="row"><Action tone="quiet" onClick={retry}>{app.retry}</Action></div> : null}
    </Notice>
  );
}

interface BoundaryProps {
  children: ReactNode;
  onRetry: () => void;
  /** Draw nothing in its place: the page itself will tell. */
  quiet?: boolean;
  /** What has failed is the whole page: this is its heading then. */
  title?: string | undefined;
}

/** Keeps a failing part of the screen from taking the rest with it. A new `key` brings the children back. */
export class FaultBoundary extends Component<BoundaryProps, { problem: unknown }> {
  override state: { problem: unknown } = { problem: null };

  static getDerivedStateFromError(problem: unknown) {
    return { problem };
  }

  override render() {
    if (!this.state.problem) return this.props.children;
    if (this.props.quiet) return null;
    const notice = <FaultNotice problem={this.state.problem} retry={this.props.onRetry} />;
    return this.props.title ? <Page title={this.props.title}>{notice}</Page> : notice;
  }
}

export interface ServerEvent {
  event: string;
  data: string;
}

/** Cuts a text/event-stream into events as its bytes arrive. Comments (keep-alive) are skipped. */
export class EventCutter {
  private rest = '';

  push(chunk: string): ServerEvent[] {
    this.rest += chunk;
    const blocks = this.rest.split(/\r?\n\r?\n/);
    this.rest = blocks.pop() ?? '';
    return blocks.map(readBlock).filter((event) => event !== null);
  }
}

function readBlock(block: string): ServerEvent | null {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith('event:')) event = line.slice(6).trim();
    else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
  }
  return event === 'message' && data.length === 0 ? null : { event, data: data.join('\n') };
}

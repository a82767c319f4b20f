//! One page of a b-tree. Layout: <https://www.sqlite.org/fileformat2.html#b_tree_pages>.

/// Bytes of a page; what SQLite itself takes unless told otherwise.
pub(super) const SIZE: usize = 4096;

/// The four kinds of pages, as the file marks them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    IndexInterior = 2,
    TableInterior = 5,
    IndexLeaf = 10,
    TableLeaf = 13,
}

impl Kind {
    fn is_interior(self) -> bool {
        matches!(self, Self::IndexInterior | Self::TableInterior)
    }
}

/// A page being filled: pointers grow from the front, cells from the back.
#[derive(Debug)]
pub(super) struct Page {
    bytes: Box<[u8; SIZE]>,
    kind: Kind,
    cells: usize,
    start: usize,
}

impl Page {
    pub fn new(kind: Kind) -> Self {
        Self { bytes: Box::new([0; SIZE]), kind, cells: 0, start: SIZE }
    }

    fn header(&self) -> usize {
        if self.kind.is_interior() { 12 } else { 8 }
    }

    /// Whether a cell of so many bytes goes in.
    pub fn fits(&self, cell: usize) -> bool {
        self.header() + 2 * (self.cells + 1) + cell <= self.start
    }

    /// Adds a cell given in two parts, after those it holds already.
    pub fn push(&mut self, first: &[u8], rest: &[u8]) {
        let pointer = self.header() + 2 * self.cells;
        let end = self.start;
        self.start -= first.len() + rest.len();
        let middle = self.start + first.len();
        self.bytes[self.start..middle].copy_from_slice(first);
        self.bytes[middle..end].copy_from_slice(rest);
        self.bytes[pointer..pointer + 2].copy_from_slice(&(self.start as u16).to_be_bytes());
        self.cells += 1;
    }

    /// Takes out the cell added last, of which there must be one.
    pub fn pop(&mut self) -> Vec<u8> {
        let before = self.header() + 2 * self.cells.saturating_sub(2);
        let end = match self.cells {
            0 | 1 => SIZE,
            _ => usize::from(u16::from_be_bytes([self.bytes[before], self.bytes[before + 1]])),
        };
        let cell = self.bytes[self.start..end].to_vec();
        self.start = end;
        self.cells = self.cells.saturating_sub(1);
        cell
    }

    /// Completes the page. `right` is the last child of an interior page.
    pub fn seal(&mut self, right: Option<u32>) -> &[u8; SIZE] {
        let pointers = self.header() + 2 * self.cells;
        self.bytes[pointers..self.start].fill(0);
        self.bytes[0] = self.kind as u8;
        self.bytes[1..3].fill(0);
        self.bytes[3..5].copy_from_slice(&(self.cells as u16).to_be_bytes());
        self.bytes[5..7].copy_from_slice(&(self.start as u16).to_be_bytes());
        self.bytes[7] = 0;
        if let Some(right) = right {
            self.bytes[8..12].copy_from_slice(&right.to_be_bytes());
        }
        &self.bytes
    }

    /// Empties it.
    pub fn clear(&mut self) {
        (self.cells, self.start) = (0, SIZE);
    }
}

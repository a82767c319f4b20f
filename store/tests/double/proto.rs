//! The messages of the KurrentDB wire protocol that the client sends and reads here, declared by hand after
//! `streams.proto`, `shared.proto`, `serverfeatures.proto` and `gossip.proto`. Tags and types are the protocol's own.

use std::collections::HashMap;

pub type Empty = ();

#[derive(Clone, PartialEq, prost::Message)]
pub struct Uuid {
    #[prost(oneof = "uuid::Value", tags = "1, 2")]
    pub value: Option<uuid::Value>,
}
pub mod uuid {
    #[derive(Clone, Copy, PartialEq, prost::Message)]
    pub struct Structured {
        #[prost(int64, tag = "1")]
        pub most: i64,
        #[prost(int64, tag = "2")]
        pub least: i64,
    }
    #[derive(Clone, PartialEq, prost::Oneof)]
    pub enum Value {
        #[prost(message, tag = "1")]
        Structured(Structured),
        #[prost(string, tag = "2")]
        Text(String),
    }
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct StreamIdentifier {
    #[prost(bytes = "vec", tag = "3")]
    pub name: Vec<u8>,
}

#[derive(Clone, Copy, PartialEq, prost::Message)]
pub struct Position {
    #[prost(uint64, tag = "1")]
    pub commit: u64,
    #[prost(uint64, tag = "2")]
    pub prepare: u64,
}

// ServerFeatures/GetSupportedMethods

#[derive(Clone, PartialEq, prost::Message)]
pub struct SupportedMethods {
    #[prost(message, repeated, tag = "1")]
    pub methods: Vec<SupportedMethod>,
    #[prost(string, tag = "2")]
    pub server_version: String,
}
#[derive(Clone, PartialEq, prost::Message)]
pub struct SupportedMethod {
    #[prost(string, tag = "1")]
    pub method: String,
    #[prost(string, tag = "2")]
    pub service: String,
    #[prost(string, repeated, tag = "3")]
    pub features: Vec<String>,
}

// Gossip/Read

#[derive(Clone, PartialEq, prost::Message)]
pub struct ClusterInfo {
    #[prost(message, repeated, tag = "1")]
    pub members: Vec<MemberInfo>,
}
#[derive(Clone, PartialEq, prost::Message)]
pub struct EndPoint {
    #[prost(string, tag = "1")]
    pub address: String,
    #[prost(uint32, tag = "2")]
    pub port: u32,
}
#[derive(Clone, PartialEq, prost::Message)]
pub struct MemberInfo {
    #[prost(message, optional, tag = "1")]
    pub instance: Option<Uuid>,
    #[prost(int64, tag = "2")]
    pub time_stamp: i64,
    /// 6 = follower, 8 = leader.
    #[prost(int32, tag = "3")]
    pub state: i32,
    #[prost(bool, tag = "4")]
    pub is_alive: bool,
    #[prost(message, optional, tag = "5")]
    pub http_end_point: Option<EndPoint>,
}

// Streams/Append

#[derive(Clone, PartialEq, prost::Message)]
pub struct AppendReq {
    #[prost(oneof = "append_req::Content", tags = "1, 2")]
    pub content: Option<append_req::Content>,
}
pub mod append_req {
    use super::HashMap;
    #[derive(Clone, PartialEq, prost::Oneof)]
    pub enum Content {
        #[prost(message, tag = "1")]
        Options(Options),
        #[prost(message, tag = "2")]
        Proposed(Proposed),
    }
    #[derive(Clone, PartialEq, prost::Message)]
    pub struct Options {
        #[prost(message, optional, tag = "1")]
        pub stream: Option<super::StreamIdentifier>,
        #[prost(oneof = "Expected", tags = "2, 3, 4, 5")]
        pub expected: Option<Expected>,
    }
    #[derive(Clone, Copy, PartialEq, prost::Oneof)]
    pub enum Expected {
        #[prost(uint64, tag = "2")]
        Revision(u64),
        #[prost(message, tag = "3")]
        NoStream(super::Empty),
        #[prost(message, tag = "4")]
        Any(super::Empty),
        #[prost(message, tag = "5")]
        StreamExists(super::Empty),
    }
    #[derive(Clone, PartialEq, prost::Message)]
    pub struct Proposed {
        #[prost(message, optional, tag = "1")]
        pub id: Option<super::Uuid>,
        #[prost(map = "string, string", tag = "2")]
        pub metadata: HashMap<String, String>,
        #[prost(bytes = "vec", tag = "3")]
        pub custom_metadata: Vec<u8>,
        #[prost(bytes = "vec", tag = "4")]
        pub data: Vec<u8>,
    }
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct AppendResp {
    #[prost(oneof = "append_resp::Outcome", tags = "1, 2")]
    pub result: Option<append_resp::Outcome>,
}
pub mod append_resp {
    #[derive(Clone, PartialEq, prost::Oneof)]
    pub enum Outcome {
        #[prost(message, tag = "1")]
        Success(Success),
        #[prost(message, tag = "2")]
        WrongExpectedVersion(WrongExpectedVersion),
    }
    #[derive(Clone, Copy, PartialEq, prost::Message)]
    pub struct Success {
        #[prost(oneof = "Current", tags = "1, 2")]
        pub current: Option<Current>,
        #[prost(oneof = "Place", tags = "3, 4")]
        pub position: Option<Place>,
    }
    #[derive(Clone, Copy, PartialEq, prost::Oneof)]
    pub enum Current {
        #[prost(uint64, tag = "1")]
        Revision(u64),
        #[prost(message, tag = "2")]
        NoStream(super::Empty),
    }
    #[derive(Clone, Copy, PartialEq, prost::Oneof)]
    pub enum Place {
        #[prost(message, tag = "3")]
        Position(super::Position),
        #[prost(message, tag = "4")]
        Nowhere(super::Empty),
    }
    #[derive(Clone, Copy, PartialEq, prost::Message)]
    pub struct WrongExpectedVersion {
        #[prost(oneof = "WrongCurrent", tags = "6, 7")]
        pub current: Option<WrongCurrent>,
        #[prost(oneof = "WrongExpected", tags = "8, 9, 10, 11")]
        pub expected: Option<WrongExpected>,
    }
    #[derive(Clone, Copy, PartialEq, prost::Oneof)]
    pub enum WrongCurrent {
        #[prost(uint64, tag = "6")]
        Revision(u64),
        #[prost(message, tag = "7")]
        NoStream(super::Empty),
    }
    #[derive(Clone, Copy, PartialEq, prost::Oneof)]
    pub enum WrongExpected {
        #[prost(uint64, tag = "8")]
        Revision(u64),
        #[prost(message, tag = "9")]
        Any(super::Empty),
        #[prost(message, tag = "10")]
        StreamExists(super::Empty),
        #[prost(message, tag = "11")]
        NoStream(super::Empty),
    }
}

// Streams/Read

#[derive(Clone, PartialEq, prost::Message)]
pub struct ReadReq {
    #[prost(message, optional, tag = "1")]
    pub options: Option<read_req::Options>,
}
pub mod read_req {
    use super::{Empty, Position, StreamIdentifier};
    #[derive(Clone, PartialEq, prost::Message)]
    pub struct Options {
        #[prost(oneof = "Source", tags = "1, 2")]
        pub source: Option<Source>,
        /// 0 = forwards, 1 = backwards.
        #[prost(int32, tag = "3")]
        pub direction: i32,
        #[prost(oneof = "Count", tags = "5, 6")]
        pub count: Option<Count>,
        #[prost(oneof = "FilterOption", tags = "7, 8")]
        pub filter: Option<FilterOption>,
    }
    #[derive(Clone, PartialEq, prost::Oneof)]
    pub enum Source {
        #[prost(message, tag = "1")]
        Stream(Stream),
        #[prost(message, tag = "2")]
        All(All),
    }
    #[derive(Clone, PartialEq, prost::Message)]
    pub struct Stream {
        #[prost(message, optional, tag = "1")]
        pub stream: Option<StreamIdentifier>,
        #[prost(oneof = "From", tags = "2, 3, 4")]
        pub from: Option<From>,
    }
    #[derive(Clone, Copy, PartialEq, prost::Oneof)]
    pub enum From {
        #[prost(uint64, tag = "2")]
        Revision(u64),
        #[prost(message, tag = "3")]
        Start(Empty),
        #[prost(message, tag = "4")]
        End(Empty),
    }
    #[derive(Clone, Copy, PartialEq, prost::Message)]
    pub struct All {
        #[prost(oneof = "AllFrom", tags = "1, 2, 3")]
        pub from: Option<AllFrom>,
    }
    #[derive(Clone, Copy, PartialEq, prost::Oneof)]
    pub enum AllFrom {
        #[prost(message, tag = "1")]
        Position(Position),
        #[prost(message, tag = "2")]
        Start(Empty),
        #[prost(message, tag = "3")]
        End(Empty),
    }
    #[derive(Clone, Copy, PartialEq, prost::Oneof)]
    pub enum Count {
        #[prost(uint64, tag = "5")]
        Count(u64),
        #[prost(message, tag = "6")]
        Subscription(Empty),
    }
    #[derive(Clone, PartialEq, prost::Oneof)]
    pub enum FilterOption {
        #[prost(message, tag = "7")]
        Filter(Filter),
        #[prost(message, tag = "8")]
        NoFilter(Empty),
    }
    #[derive(Clone, PartialEq, prost::Message)]
    pub struct Filter {
        #[prost(oneof = "On", tags = "1, 2")]
        pub on: Option<On>,
    }
    #[derive(Clone, PartialEq, prost::Oneof)]
    pub enum On {
        #[prost(message, tag = "1")]
        Stream(Expression),
        #[prost(message, tag = "2")]
        Type(Expression),
    }
    #[derive(Clone, PartialEq, prost::Message)]
    pub struct Expression {
        #[prost(string, tag = "1")]
        pub regex: String,
        #[prost(string, repeated, tag = "2")]
        pub prefix: Vec<String>,
    }
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct ReadResp {
    #[prost(oneof = "read_resp::Content", tags = "1, 2, 3, 4, 8, 99")]
    pub content: Option<read_resp::Content>,
}
pub mod read_resp {
    use super::{HashMap, Position, StreamIdentifier};
    #[derive(Clone, PartialEq, prost::Oneof)]
    pub enum Content {
        #[prost(message, tag = "1")]
        Event(ReadEvent),
        #[prost(message, tag = "2")]
        Confirmation(Confirmation),
        #[prost(message, tag = "3")]
        Checkpoint(Position),
        #[prost(message, tag = "4")]
        StreamNotFound(NotFound),
        #[prost(message, tag = "8")]
        CaughtUp(CaughtUp),
        /// Not in the protocol: what a future server might send.
        #[prost(message, tag = "99")]
        Unknown(super::Empty),
    }
    #[derive(Clone, PartialEq, prost::Message)]
    pub struct ReadEvent {
        #[prost(message, optional, tag = "1")]
        pub event: Option<Recorded>,
        #[prost(uint64, optional, tag = "3")]
        pub commit: Option<u64>,
    }
    #[derive(Clone, PartialEq, prost::Message)]
    pub struct Recorded {
        #[prost(message, optional, tag = "1")]
        pub id: Option<super::Uuid>,
        #[prost(message, optional, tag = "2")]
        pub stream: Option<StreamIdentifier>,
        #[prost(uint64, tag = "3")]
        pub revision: u64,
        #[prost(uint64, tag = "4")]
        pub prepare: u64,
        #[prost(uint64, tag = "5")]
        pub commit: u64,
        #[prost(map = "string, string", tag = "6")]
        pub metadata: HashMap<String, String>,
        #[prost(bytes = "vec", tag = "7")]
        pub custom_metadata: Vec<u8>,
        #[prost(bytes = "vec", tag = "8")]
        pub data: Vec<u8>,
    }
    #[derive(Clone, PartialEq, prost::Message)]
    pub struct Confirmation {
        #[prost(string, tag = "1")]
        pub subscription: String,
    }
    #[derive(Clone, PartialEq, prost::Message)]
    pub struct NotFound {
        #[prost(message, optional, tag = "1")]
        pub stream: Option<StreamIdentifier>,
    }
    #[derive(Clone, PartialEq, prost::Message)]
    pub struct CaughtUp {
        #[prost(message, optional, tag = "3")]
        pub position: Option<Position>,
    }
}

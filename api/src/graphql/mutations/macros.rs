//! The shape all mutations share: an input, a command, a payload.

/// Runs a reading that may end early.
pub fn attempt<T>(read: impl FnOnce() -> Option<T>) -> Option<T> {
    read()
}

/// The mutations of one group: documentation, name and input with its fields, and the command they make.
///
/// `update(assignment: AssignmentId)` adds the id of what is addressed and the revision the sender saw;
/// `create(AssignmentId)` names what is created by the command's own id.
macro_rules! mutations {
    (
        $(#[$($about:tt)*])* $group:ident, $Kind:ident, $Payload:ident;
        $(
            $(#[$($doc:tt)*])*
            $mode:ident($($target:tt)*) $name:ident($Input:ident {
                $($(#[$($field_doc:tt)*])* $field:ident: $ty:ty,)*
            }) |$i:ident, $r:ident| $made:expr;
        )*
    ) => {
        $(#[$($about)*])*
        #[derive(Debug, Default)]
        pub struct $group;

        /// Acts.
        #[async_graphql::Object]
        impl $group {
            $(
                $(#[$($doc)*])*
                async fn $name(
                    &self,
                    ctx: &async_graphql::Context<'_>,
                    input: $Input,
                ) -> Option<$crate::graphql::errors::Answer<$Payload>> {
                    Some($crate::graphql::mutations::perform::perform(ctx, input).await.map($Payload))
                }
            )*
        }

        $(
            mutations!(@$mode $($target)*; $Kind $Input {
                $($(#[$($field_doc)*])* $field: $ty,)*
            } |$i, $r| $made);
        )*
    };

    (@update $target:ident: $Id:ident; $Kind:ident $Input:ident {
        $($(#[$($field_doc:tt)*])* $field:ident: $ty:ty,)*
    } |$i:ident, $r:ident| $made:expr) => {
        /// What the act needs (dữ liệu đầu vào).
        #[derive(async_graphql::InputObject, Debug)]
        pub struct $Input {
            /// The key of this command (mã lệnh): repeating it repeats the answer and records nothing.
            pub command_id: $crate::graphql::scalars::Ulid,
            /// What is acted on (đối tượng).
            pub $target: async_graphql::ID,
            /// The revision the sender saw (bản đã xem); another one is refused. None = whatever it is.
            pub expected_revision: Option<i32>,
            $($(#[$($field_doc)*])* pub $field: $ty,)*
            /// When it took or takes effect (thời điểm có hiệu lực), if not now.
            pub effective_at: Option<$crate::graphql::scalars::DateTime>,
            /// Why (lý do), where the act itself carries none.
            pub why: Option<String>,
        }

        impl $crate::graphql::mutations::perform::Input for $Input {
            type Id = $Id;

            fn head(&mut self) -> $crate::graphql::mutations::perform::Head {
                $crate::graphql::mutations::perform::Head {
                    command_id: self.command_id,
                    expected_revision: self.expected_revision,
                    effective_at: self.effective_at,
                    why: self.why.take(),
                }
            }

            fn target(&self, r: &mut $crate::graphql::input::Reader) -> $Id {
                r.id(stringify!($target), &self.$target)
            }

            #[allow(unused_variables, reason = "some acts carry nothing of their own")]
            fn command(self, id: $Id, r: &mut $crate::graphql::input::Reader) -> Option<sauro_domain::Command> {
                let ($i, $r) = (self, r);
                let made = $crate::graphql::mutations::macros::attempt(|| Some($made))?;
                Some(sauro_domain::Command::$Kind(id, made))
            }
        }
    };

    (@create $Id:ident; $Kind:ident $Input:ident {
        $($(#[$($field_doc:tt)*])* $field:ident: $ty:ty,)*
    } |$i:ident, $r:ident| $made:expr) => {
        /// What the act needs (dữ liệu đầu vào).
        #[derive(async_graphql::InputObject, Debug)]
        pub struct $Input {
            /// The key of this command (mã lệnh): repeating it repeats the answer and records nothing. What is created
            /// carries the same ULID.
            pub command_id: $crate::graphql::scalars::Ulid,
            $($(#[$($field_doc)*])* pub $field: $ty,)*
            /// When it took or takes effect (thời điểm có hiệu lực), if not now.
            pub effective_at: Option<$crate::graphql::scalars::DateTime>,
            /// Why (lý do), where the act itself carries none.
            pub why: Option<String>,
        }

        impl $crate::graphql::mutations::perform::Input for $Input {
            type Id = $Id;

            fn head(&mut self) -> $crate::graphql::mutations::perform::Head {
                $crate::graphql::mutations::perform::Head {
                    command_id: self.command_id,
                    expected_revision: None,
                    effective_at: self.effective_at,
                    why: self.why.take(),
                }
            }

            fn target(&self, _: &mut $crate::graphql::input::Reader) -> $Id {
                $Id::from(sauro_domain::id::CommandId::from(self.command_id))
            }

            #[allow(unused_variables, reason = "some acts carry nothing of their own")]
            fn command(self, id: $Id, r: &mut $crate::graphql::input::Reader) -> Option<sauro_domain::Command> {
                let ($i, $r) = (self, r);
                let made = $crate::graphql::mutations::macros::attempt(|| Some($made))?;
                Some(sauro_domain::Command::$Kind(id, made))
            }
        }
    };
}
pub(crate) use mutations;

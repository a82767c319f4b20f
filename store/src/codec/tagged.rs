//! Between an externally tagged enum and a type name beside a payload, without building a document in between.

use serde::de::{Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error as _, VariantAccess, Visitor};
use serde_json::{Error, value::RawValue};
use std::cell::Cell;

/// Reads `T` as if its JSON were `{ kind: data }`.
pub(super) fn read<'de, T: Deserialize<'de>>(kind: &'de str, data: &'de RawValue) -> Result<T, Error> {
    T::deserialize(Tagged { kind, data })
}

/// The wire names of the variants of `T`.
pub(super) fn names<'de, T: Deserialize<'de>>() -> &'static [&'static str] {
    let names = Cell::new([].as_slice());
    // The refusal is the way out: the names have been seen by then.
    let _refused = T::deserialize(Names(&names));
    names.get()
}

struct Tagged<'de> {
    kind: &'de str,
    data: &'de RawValue,
}

macro_rules! only_enums {
    () => {
        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
            unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
        }
    };
}

impl<'de> Deserializer<'de> for Tagged<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("an event is an enum"))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(self)
    }

    only_enums!();
}

impl<'de> EnumAccess<'de> for Tagged<'de> {
    type Error = Error;
    type Variant = Content<'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Content<'de>), Error> {
        let name = serde::de::value::BorrowedStrDeserializer::<Error>::new(self.kind);
        Ok((seed.deserialize(name)?, Content(self.data)))
    }
}

struct Content<'de>(&'de RawValue);

impl<'de> VariantAccess<'de> for Content<'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        serde::Deserialize::deserialize(self.0)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        self.0.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.deserialize_struct("", fields, visitor)
    }
}

struct Names<'a>(&'a Cell<&'static [&'static str]>);

impl<'de> Deserializer<'de> for Names<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("an event is an enum"))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        self.0.set(variants);
        Err(Error::custom("names only"))
    }

    only_enums!();
}

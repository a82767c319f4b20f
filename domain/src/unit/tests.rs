use super::*;
use crate::{
    Command,
    testing::{line, ward},
};

#[test]
fn the_ward_stands() {
    let (mut world, ids) = ward();
    world
        .when(Command::Unit(ids.division, UnitCommand::Rename { name: line("Phòng VHXH"), basis: None }))
        .then([UnitEvent::Renamed { name: line("Phòng VHXH"), basis: None }]);
}

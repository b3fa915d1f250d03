-- handoff: the families of a city are found without reading all destinations (lists of Québec's health teams).

create index destination_place on destination (place);

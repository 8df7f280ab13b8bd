// The companies that the sample pages name, written by hand. All are invented; `.example` is reserved
// (RFC 2606), so none of the addresses can ever lead anywhere.
// Columns: domain | name | legal name | industry | employees | founded | country | city |
// funding (million US dollars, - for none) | stage | technologies | description
export const knownTable = `
nordhavn.example|Nordhavn Freight|Nordhavn Freight A/S|Freight forwarding|1240|1996|DK|Aarhus|-|Family-owned|PostgreSQL, Kafka, SAP|Runs reefer terminals and weekly feeder services across the North Sea.
kestrel-robotics.example|Kestrel Robotics|Kestrel Robotics ApS|Warehouse automation|210|2014|DK|Odense|38|Series B|ROS 2, Rust, Kubernetes|Builds pallet robots that work at minus thirty degrees.
halvorsen.example|Halvorsen Cold Chain|Halvorsen Cold Chain AS|Cold storage|640|1978|NO|Ålesund|-|Family-owned|Oracle, Azure|Owns eleven cold stores between Bergen and Bremerhaven.
lumenferries.example|Lumen Ferries|Lumen Ferries AB|Passenger shipping|2150|1989|SE|Gothenburg|120|Private equity|Salesforce, AWS|Sails electric ferries on six Baltic routes.
palisade.example|Palisade Marine|Palisade Marine Insurance plc|Marine insurance|480|1921|GB|London|-|Listed|Guidewire, Snowflake|Insures hulls, cargo and the minutes that a cold door stands open.
quillon.example|Quillon Software|Quillon Software GmbH|Logistics software|95|2017|DE|Hamburg|14|Series A|TypeScript, PostgreSQL, Terraform|Sells a berth planning system to ports of middling size.
meridiangrain.example|Meridian Grain|Meridian Grain Corp.|Agricultural trading|3300|1954|US|Duluth|-|Listed|SAP, Tableau|Buys, stores and ships wheat and barley from the Great Lakes.
saltmarsh.example|Saltmarsh Energy|Saltmarsh Energy Ltd|Wind power|720|2009|GB|Hull|260|Series D|Python, TimescaleDB|Develops offshore wind farms and sells shore power to ports.
terntide.example|Tern & Tide|Tern & Tide B.V.|Seafood|180|2011|NL|Groningen|6|Seed|Shopify, HubSpot|Packs sustainably caught herring for northern supermarkets.
pelicanreefers.example|Pelican Reefers|Pelican Reefers N.V.|Container leasing|310|1999|NL|Rotterdam|75|Private equity|Java, AWS|Leases refrigerated containers by the voyage.
oakhurst.example|Oakhurst Cooling|Oakhurst Cooling Ltd|Refrigeration|130|1967|GB|Bristol|-|Family-owned|Autodesk, Odoo|Makes ammonia compressors for ships and warehouses.
brackwater.example|Brackwater Analytics|Brackwater Analytics Oy|Data analytics|58|2019|FI|Turku|9|Series A|dbt, BigQuery, Python|Predicts port congestion from satellite radar.
fathomline.example|Fathomline|Fathomline SAS|Subsea cables|410|2004|FR|Nantes|88|Series C|MATLAB, Azure|Lays and mends power cables under shallow seas.
greywharf.example|Greywharf Capital|Greywharf Capital LLP|Investment|42|2012|GB|Leith|-|Partnership|Airtable, Slack|Buys stakes in harbours, quays and cold stores.
stellane.example|Stellane|Stellane S.A.|Packaging|860|1983|FR|Le Havre|-|Listed|SAP, Salesforce|Presses insulated boxes from recycled paper.
isbryder.example|Isbryder Logistics|Isbryder Logistics A/S|Freight forwarding|390|2001|DK|Esbjerg|22|Private equity|Microsoft Dynamics, Power BI|Brings goods to Greenland and the Faroe Islands.
vantry.example|Vantry|Vantry Inc.|Procurement software|265|2016|US|Seattle|61|Series C|React, Go, GCP|Lets restaurants order fresh food from forty wholesalers at once.
corvane.example|Corvane Systems|Corvane Systems AG|Industrial sensors|540|1994|DE|Lübeck|-|Listed|C++, AWS IoT|Makes thermometers that report by radio through steel.
harrowgate.example|Harrowgate Foods|Harrowgate Foods plc|Food production|5200|1936|GB|Hull|-|Listed|SAP, Workday|Freezes peas, fish and ready meals for supermarkets.
nimbusberth.example|Nimbus Berth|Nimbus Berth sp. z o.o.|Logistics software|34|2021|PL|Gdynia|3|Seed|Elixir, PostgreSQL|Sells quay space by the hour.
ostrandsteel.example|Ostrand Steelworks|Ostrand Steelworks AB|Metals|4100|1911|SE|Malmö|-|Listed|SAP, Siemens|Rolls plate for hulls and storage tanks.
pierlight.example|Pierlight|Pierlight DAC|Lighting|76|2015|IE|Cork|5|Seed|Odoo, Python|Lights quays with lamps that birds do not mind.
ravnsund.example|Ravnsund Shipyard|Ravnsund Verft AS|Shipbuilding|980|1948|NO|Stavanger|-|Family-owned|Aveva, Oracle|Builds service ships for wind farms and fish farms.
sondermark.example|Søndermark Dairy|Søndermark Mejeri A/S|Food production|1500|1962|DK|Aarhus|-|Cooperative|SAP, Qlik|Makes butter and skyr for export.
thistlecart.example|Thistlecart|Thistlecart Ltd|E-commerce|145|2018|GB|Leith|17|Series A|Ruby on Rails, Stripe|Delivers groceries to islands by boat.
umbercourt.example|Umber Court|Umber Court LLC|Real estate|88|2007|US|Baltimore|-|Partnership|Yardi, Salesforce|Turns old canneries into warehouses.
velahaven.example|Vela Haven|Vela Haven S.L.|Port operations|670|1990|ES|Vigo|-|Family-owned|Navis, Oracle|Runs the fish quay and two container berths at Vigo.
wendtmaier.example|Wendt & Maier|Wendt & Maier GmbH & Co. KG|Refrigeration|320|1952|DE|Bremerhaven|-|Family-owned|SolidWorks, SAP|Fits cooling plant into trawlers.
xenolith.example|Xenolith Materials|Xenolith Materials Inc.|Advanced materials|112|2016|US|Portland|44|Series B|Python, Benchling|Grows an insulating foam from seaweed.
yarrowfield.example|Yarrowfield|Yarrowfield Ltd|Agriculture|230|1974|IE|Galway|-|Cooperative|Microsoft Dynamics|Grows and chills salad for the Dublin market.
zephyrhull.example|Zephyr Hull|Zephyr Hull Oyj|Shipbuilding|760|1986|FI|Oulu|31|Listed|Aveva, Azure|Designs cargo ships that sail.
quaypay.example|Quaypay|Quaypay B.V.|Payments|165|2018|NL|Utrecht|52|Series B|Kotlin, Kafka, AWS|Settles harbour dues in a minute.
`;

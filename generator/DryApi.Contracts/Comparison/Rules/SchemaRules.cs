using static DryApi.Contracts.Severity;

namespace DryApi.Contracts;

/// <summary>What can change in a type, an enumeration, a union or a note. An id is never used again for something else.</summary>
internal static class SchemaRules
{
    public static readonly RulePair TypeChanged = RulePair.Of("DRY1200", "DRY1400", "type-changed", Breaking, Breaking,
        "The type is another one: what was accepted is refused.", "The type is another one: callers cannot read it.",
        "p: string", "p: boolean");

    public static readonly RulePair TypeGeneralized = RulePair.Of("DRY1201", "DRY1401", "type-generalized", Info, Breaking,
        "The type allows more than before.", "The type allows more than before: callers can receive what they cannot read.",
        "p: integer", "p: number");

    public static readonly RulePair TypeSpecialized = RulePair.Of("DRY1202", "DRY1402", "type-specialized", Breaking, Info,
        "The type allows less than before: what was accepted can be refused.", "The type allows less than before.",
        "p: number", "p: integer");

    public static readonly RulePair TypeCompatible = new(
        RulePair.OfSent("DRY1203", "type-compatible", Info, "The type is another one, and as text on the wire it is the same.",
            new RuleExample(RuleFrame.Operation, "query p: integer", "query p: string")),
        RulePair.OfReceived("DRY1403", "type-compatible", Info, "The type is another one, and as text on the wire it is the same.",
            new RuleExample(RuleFrame.Operation, "response 200 header X-Left: string", "response 200 header X-Left: integer")));

    public static readonly RulePair FormatAdded = RulePair.Of("DRY1204", "DRY1404", "format-added", Breaking, Info,
        "A format is asked for: what was accepted can be refused.", "The value has a format now.",
        "p: string", "p: string format=\"uuid\"");

    public static readonly RulePair FormatRemoved = RulePair.Of("DRY1205", "DRY1405", "format-removed", Info, Breaking,
        "No format is asked for any more.", "The value has no format any more: callers that read it as one can fail.",
        "p: string format=\"uuid\"", "p: string");

    public static readonly RulePair FormatChanged = RulePair.Of("DRY1206", "DRY1406", "format-changed", Breaking, Breaking,
        "The format is another one: what was accepted can be refused.", "The format is another one: callers that read it as the old one can fail.",
        "p: string format=\"uuid\"", "p: string format=\"email\"");

    public static readonly RulePair FormatGeneralized = RulePair.Of("DRY1207", "DRY1407", "format-generalized", Info, Breaking,
        "The format allows more than before.", "The format allows more than before: callers can receive what they cannot read.",
        "p: integer format=\"int32\"", "p: integer format=\"int64\"");

    public static readonly RulePair FormatSpecialized = RulePair.Of("DRY1208", "DRY1408", "format-specialized", Breaking, Info,
        "The format allows less than before: what was accepted can be refused.", "The format allows less than before.",
        "p: integer format=\"int64\"", "p: integer format=\"int32\"");

    public static readonly RulePair BecameNullable = RulePair.Of("DRY1209", "DRY1409", "became-nullable", Info, Breaking,
        "Null is accepted now.", "Null can come now: callers that count on a value fail.",
        "p: string", "p: string nullable");

    public static readonly RulePair BecameNotNullable = RulePair.Of("DRY1210", "DRY1410", "became-not-nullable", Breaking, Info,
        "Null is no longer accepted.", "Null no longer comes.",
        "p: string nullable", "p: string");

    public static readonly RulePair BecameEnum = RulePair.Of("DRY1211", "DRY1411", "became-enum", Breaking, Info,
        "Only listed values are accepted now.", "Only listed values come now.",
        "p: string", "p: string enum=[\"a\",\"b\"]");

    public static readonly RulePair EnumRemoved = RulePair.Of("DRY1212", "DRY1412", "enum-removed", Info, Warning,
        "Every value is accepted now.", "Any value can come now: callers can receive one that they do not know.",
        "p: string enum=[\"a\",\"b\"]", "p: string");

    public static readonly RulePair EnumValueAdded = RulePair.Of("DRY1213", "DRY1413", "enum-value-added", Info, Warning,
        "One value more is accepted.", "One value more can come: callers can receive one that they do not know.",
        "p: string enum=[\"a\",\"b\"]", "p: string enum=[\"a\",\"b\",\"c\"]");

    public static readonly RulePair EnumValueRemoved = RulePair.Of("DRY1214", "DRY1414", "enum-value-removed", Breaking, Info,
        "A value is no longer accepted: callers that send it are refused.", "A value no longer comes.",
        "p: string enum=[\"a\",\"b\",\"c\"]", "p: string enum=[\"a\",\"b\"]");

    public static readonly RulePair ConstAdded = RulePair.Of("DRY1215", "DRY1415", "const-added", Breaking, Info,
        "Only one value is accepted now.", "Only one value comes now.",
        "p: string", "p: string enum=[\"a\"]");

    public static readonly RulePair ConstRemoved = RulePair.Of("DRY1216", "DRY1416", "const-removed", Info, Breaking,
        "It need not be the one value any more.", "It need not be the one value any more: callers that count on it fail.",
        "p: string enum=[\"a\"]", "p: string");

    public static readonly RulePair ConstChanged = RulePair.Of("DRY1217", "DRY1417", "const-changed", Breaking, Breaking,
        "The one accepted value is another one: callers that send the old one are refused.", "The one value is another one: callers that count on the old one fail.",
        "p: string enum=[\"a\"]", "p: string enum=[\"b\"]");

    public static readonly RulePair PatternAdded = RulePair.Of("DRY1218", "DRY1418", "pattern-added", Breaking, Info,
        "Text has to match a pattern now: what was accepted can be refused.", "Text matches a pattern now.",
        "p: string", "p: string pattern=\"^a\"");

    public static readonly RulePair PatternRemoved = RulePair.Of("DRY1219", "DRY1419", "pattern-removed", Info, Warning,
        "Text need not match a pattern any more.", "Text need not match a pattern any more: callers can receive what could not come before.",
        "p: string pattern=\"^a\"", "p: string");

    public static readonly RulePair PatternChanged = RulePair.Of("DRY1220", "DRY1420", "pattern-changed", Warning, Warning,
        "Text has to match another pattern, and whether it allows less cannot be told.", "Text matches another pattern, and whether it allows more cannot be told.",
        "p: string pattern=\"^a\"", "p: string pattern=\"^b\"");

    public static readonly RulePair PatternGeneralized = RulePair.Of("DRY1221", "DRY1421", "pattern-generalized", Info, Warning,
        "The pattern allows everything now.", "The pattern allows everything now: callers can receive what could not come before.",
        "p: string pattern=\"^a\"", "p: string pattern=\".*\"");

    public static readonly RulePair MultipleOfSet = RulePair.Of("DRY1222", "DRY1422", "multiple-of-set", Breaking, Info,
        "Only multiples of a number are accepted now.", "Only multiples of a number come now.",
        "p: integer", "p: integer multipleOf=8");

    public static readonly RulePair MultipleOfRemoved = RulePair.Of("DRY1223", "DRY1423", "multiple-of-removed", Info, Breaking,
        "It need not be a multiple any more.", "It need not be a multiple any more: callers can receive what could not come before.",
        "p: integer multipleOf=8", "p: integer");

    public static readonly RulePair MultipleOfTightened = RulePair.Of("DRY1224", "DRY1424", "multiple-of-tightened", Breaking, Info,
        "Fewer multiples are accepted than before.", "Fewer multiples come than before.",
        "p: integer multipleOf=8", "p: integer multipleOf=16");

    public static readonly RulePair MultipleOfLoosened = RulePair.Of("DRY1225", "DRY1425", "multiple-of-loosened", Info, Breaking,
        "More multiples are accepted than before.", "More multiples come than before: callers can receive what could not come before.",
        "p: integer multipleOf=16", "p: integer multipleOf=8");

    public static readonly RulePair UniqueItemsAdded = RulePair.Of("DRY1226", "DRY1426", "unique-items-added", Breaking, Info,
        "Items have to differ now: lists with repeated items are refused.", "Items differ now.",
        "p: array<string>", "p: array<string> uniqueItems");

    public static readonly RulePair UniqueItemsRemoved = RulePair.Of("DRY1227", "DRY1427", "unique-items-removed", Info, Breaking,
        "Items may repeat now.", "Items may repeat now: callers that count on different ones fail.",
        "p: array<string> uniqueItems", "p: array<string>");

    public static readonly RulePair DefaultAdded = RulePair.Of("DRY1228", "DRY1428", "default-added", Info, Info,
        "What is taken for an absent value is said now.", "What an absent value stands for is said now.",
        "p: integer", "p: integer default=1");

    public static readonly RulePair DefaultRemoved = RulePair.Of("DRY1229", "DRY1429", "default-removed", Warning, Info,
        "What is taken for an absent value is no longer said: calls that leave it out can act differently.", "What an absent value stands for is no longer said.",
        "p: integer default=1", "p: integer");

    public static readonly RulePair DefaultChanged = RulePair.Of("DRY1230", "DRY1430", "default-changed", Warning, Info,
        "Another value is taken for an absent one: calls that leave it out act differently.", "An absent value stands for another one.",
        "p: integer default=1", "p: integer default=2");

    public static readonly RulePair Deprecated = RulePair.Of("DRY1231", "DRY1431", "deprecated", Info, Info,
        "It is deprecated: it goes away some day.", "It is deprecated: it goes away some day.",
        "p: integer", "p: integer deprecated");

    public static readonly RulePair Reactivated = RulePair.Of("DRY1232", "DRY1432", "reactivated", Info, Info,
        "It is no longer deprecated.", "It is no longer deprecated.",
        "p: integer deprecated", "p: integer");

    public static readonly RulePair SunsetInvalid = RulePair.Of("DRY1233", "DRY1433", "sunset-invalid", Breaking, Breaking,
        "The day on which it goes away is no date: nobody can prepare for it.", "The day on which it goes away is no date: nobody can prepare for it.",
        "p: integer deprecated", "p: integer deprecated sunset=\"soon\"");

    public static readonly RulePair SunsetTooSoon = RulePair.Of("DRY1234", "DRY1434", "sunset-too-soon", Breaking, Breaking,
        "The day on which it goes away has passed already: nobody could prepare for it.", "The day on which it goes away has passed already: nobody could prepare for it.",
        "p: integer deprecated", "p: integer deprecated sunset=\"2020-01-01\"");

    public static readonly RulePair SunsetRemoved = RulePair.Of("DRY1235", "DRY1435", "sunset-removed", Breaking, Breaking,
        "It stays deprecated, and the day on which it goes away is no longer said: it can go at any time.", "It stays deprecated, and the day on which it goes away is no longer said: it can go at any time.",
        "p: integer deprecated sunset=\"2099-01-01\"", "p: integer deprecated");

    public static readonly RulePair SunsetChanged = RulePair.Of("DRY1236", "DRY1436", "sunset-changed", Info, Info,
        "The day on which it goes away is another one.", "The day on which it goes away is another one.",
        "p: integer deprecated sunset=\"2099-01-01\"", "p: integer deprecated sunset=\"2098-01-01\"");

    public static readonly RulePair StabilityDecreased = RulePair.Of("DRY1237", "DRY1437", "stability-decreased", Breaking, Breaking,
        "It is less stable than it was promised to be.", "It is less stable than it was promised to be.",
        "p: integer stability=\"stable\"", "p: integer stability=\"beta\"");

    public static readonly RulePair StabilityIncreased = RulePair.Of("DRY1238", "DRY1438", "stability-increased", Info, Info,
        "It is more stable than before.", "It is more stable than before.",
        "p: integer stability=\"beta\"", "p: integer stability=\"stable\"");

    public static readonly RulePair OneOfAdded = RulePair.Of("DRY1240", "DRY1440", "one-of-added", Info, Breaking,
        "One alternative more is accepted.", "One alternative more can come: callers cannot read it.",
        "p: oneOf<array<integer>, integer>", "p: oneOf<array<integer>, integer, map<string>>");

    public static readonly RulePair OneOfRemoved = RulePair.Of("DRY1241", "DRY1441", "one-of-removed", Breaking, Info,
        "An alternative is no longer accepted.", "An alternative no longer comes.",
        "p: oneOf<array<integer>, integer, map<string>>", "p: oneOf<array<integer>, integer>");

    public static readonly RulePair AnyOfAdded = RulePair.Of("DRY1242", "DRY1442", "any-of-added", Info, Warning,
        "One alternative more is accepted.", "One alternative more can come: callers may not be able to read it.",
        "p: anyOf<array<integer>, integer>", "p: anyOf<array<integer>, integer, map<string>>");

    public static readonly RulePair AnyOfRemoved = RulePair.Of("DRY1243", "DRY1443", "any-of-removed", Breaking, Info,
        "An alternative is no longer accepted.", "An alternative no longer comes.",
        "p: anyOf<array<integer>, integer, map<string>>", "p: anyOf<array<integer>, integer>");

    public static readonly RulePair ListOfTypesWidened = RulePair.Of("DRY1244", "DRY1444", "list-of-types-widened", Info, Breaking,
        "One type more is accepted.", "One type more can come: callers cannot read it.",
        "p: string", "p: anyOf<integer, string>");

    public static readonly RulePair ListOfTypesNarrowed = RulePair.Of("DRY1245", "DRY1445", "list-of-types-narrowed", Breaking, Info,
        "A type is no longer accepted.", "A type no longer comes.",
        "p: anyOf<integer, string>", "p: string");

    public static readonly RulePair WrappedInOneOf = RulePair.Of("DRY1246", "DRY1446", "wrapped-in-one-of", Breaking, Breaking,
        "It is one of several alternatives now: a value that fits two of them is refused.", "It is one of several alternatives now: callers cannot read the others.",
        "p: map<string>", "p: oneOf<map<any>, map<string>>");

    public static readonly RulePair BecameAnyOf = RulePair.Of("DRY1247", "DRY1447", "one-of-became-any-of", Info, Info,
        "A value may fit several alternatives now.", "A value may fit several alternatives now.",
        "p: oneOf<integer, number>", "p: anyOf<integer, number>");

    public static readonly RulePair BecameOneOf = RulePair.Of("DRY1248", "DRY1448", "any-of-became-one-of", Breaking, Info,
        "A value has to fit exactly one alternative now: one that fits two is refused.", "A value fits exactly one alternative now.",
        "p: anyOf<integer, number>", "p: oneOf<integer, number>");

    public static readonly RulePair AllOfAdded = RulePair.Of("DRY1249", "DRY1449", "all-of-added", Breaking, Info,
        "One more condition has to hold: what was accepted can be refused.", "One more condition holds.",
        "p: map<string>", "p: allOf<map<string>, oneOf<array<string>, map<string minLength=1>>>");

    public static readonly RulePair AllOfRemoved = RulePair.Of("DRY1250", "DRY1450", "all-of-removed", Info, Warning,
        "One condition less has to hold.", "One condition less holds: callers can receive what could not come before.",
        "p: allOf<map<string>, oneOf<array<string>, map<string minLength=1>>>", "p: map<string>");

    public static readonly RulePair NotAdded = RulePair.Of("DRY1251", "DRY1451", "not-added", Breaking, Info,
        "Something is excluded now: what was accepted can be refused.", "Something is excluded now.",
        "p: string", "p: allOf<string, not<string enum=[\"x\",\"y\"]>>");

    public static readonly RulePair NotRemoved = RulePair.Of("DRY1252", "DRY1452", "not-removed", Info, Breaking,
        "Nothing is excluded any more.", "Nothing is excluded any more: callers can receive what could not come before.",
        "p: allOf<string, not<string enum=[\"x\",\"y\"]>>", "p: string");

    public static readonly RulePair NotChanged = RulePair.Of("DRY1253", "DRY1453", "not-changed", Breaking, Breaking,
        "Something else is excluded: what was accepted can be refused.", "Something else is excluded: callers can receive what could not come before.",
        "p: allOf<string, not<string enum=[\"x\",\"y\"]>>", "p: allOf<string, not<string enum=[\"x\",\"z\"]>>");

    public static readonly RulePair DiscriminatorAdded = RulePair.Of("DRY1254", "DRY1454", "discriminator-added", Info, Info,
        "A property tells the alternatives apart now.", "A property tells the alternatives apart now.",
        "p: oneOf<array<string>, integer>", "p: oneOf<array<string>, integer> discriminator={\"propertyName\":\"kind\"}");

    public static readonly RulePair DiscriminatorRemoved = RulePair.Of("DRY1255", "DRY1455", "discriminator-removed", Info, Info,
        "No property tells the alternatives apart any more.", "No property tells the alternatives apart any more.",
        "p: oneOf<array<string>, integer> discriminator={\"propertyName\":\"kind\"}", "p: oneOf<array<string>, integer>");

    public static readonly RulePair DiscriminatorPropertyChanged = RulePair.Of("DRY1256", "DRY1456", "discriminator-property-name-changed", Warning, Warning,
        "Another property tells the alternatives apart.", "Another property tells the alternatives apart: callers that look at the old one fail.",
        "p: oneOf<array<string>, integer> discriminator={\"propertyName\":\"kind\"}", "p: oneOf<array<string>, integer> discriminator={\"propertyName\":\"type\"}");

    public static readonly RulePair DiscriminatorMappingAdded = RulePair.Of("DRY1257", "DRY1457", "discriminator-mapping-added", Info, Warning,
        "The discriminator has one value more.", "The discriminator has one value more: callers can receive a kind that they do not know.",
        "p: oneOf<array<string>, integer> discriminator={\"mapping\":{\"a\":\"A\"},\"propertyName\":\"kind\"}", "p: oneOf<array<string>, integer> discriminator={\"mapping\":{\"a\":\"A\",\"b\":\"B\"},\"propertyName\":\"kind\"}");

    public static readonly RulePair DiscriminatorMappingRemoved = RulePair.Of("DRY1258", "DRY1458", "discriminator-mapping-deleted", Breaking, Info,
        "The discriminator has one value less: callers that send it are refused.", "The discriminator has one value less.",
        "p: oneOf<array<string>, integer> discriminator={\"mapping\":{\"a\":\"A\",\"b\":\"B\"},\"propertyName\":\"kind\"}", "p: oneOf<array<string>, integer> discriminator={\"mapping\":{\"a\":\"A\"},\"propertyName\":\"kind\"}");

    public static readonly RulePair DiscriminatorMappingChanged = RulePair.Of("DRY1259", "DRY1459", "discriminator-mapping-changed", Breaking, Breaking,
        "A value of the discriminator stands for another alternative, or an alternative has another value: what was sent is refused or taken for something else.",
        "A value of the discriminator stands for another alternative, or an alternative comes with another value: callers that look at it fail.",
        "p: oneOf<array<string>, integer> discriminator={\"mapping\":{\"a\":\"A\"},\"propertyName\":\"kind\"}", "p: oneOf<array<string>, integer> discriminator={\"mapping\":{\"a\":\"B\"},\"propertyName\":\"kind\"}");

    public static readonly RulePair ContentMediaTypeChanged = RulePair.Of("DRY1260", "DRY1460", "content-media-type-changed", Breaking, Breaking,
        "The text has to hold another media type.", "The text holds another media type: callers cannot read it.",
        "p: string contentMediaType=\"application/json\"", "p: string contentMediaType=\"application/xml\"");

    public static readonly RulePair ContentEncodingChanged = RulePair.Of("DRY1261", "DRY1461", "content-encoding-changed", Breaking, Breaking,
        "The text has to be encoded in another way.", "The text is encoded in another way: callers cannot read it.",
        "p: string contentEncoding=\"base64\"", "p: string contentEncoding=\"base32\"");

    public static readonly RulePair PrefixItemsAdded = RulePair.Of("DRY1262", "DRY1462", "prefix-items-added", Warning, Breaking,
        "One more item of the list has a type of its own.", "One more item of the list has a type of its own: callers cannot read it.",
        "p: array<any> prefixItems=[\"string\"]", "p: array<any> prefixItems=[\"string\",\"integer\"]");

    public static readonly RulePair PrefixItemsRemoved = RulePair.Of("DRY1263", "DRY1463", "prefix-items-removed", Breaking, Info,
        "An item of the list no longer has a type of its own.", "An item of the list no longer has a type of its own.",
        "p: array<any> prefixItems=[\"string\",\"integer\"]", "p: array<any> prefixItems=[\"string\"]");

    public static readonly RulePair PrefixItemsChanged = RulePair.Of("DRY1264", "DRY1464", "prefix-items-changed", Breaking, Breaking,
        "An item of the list has another type.", "An item of the list has another type: callers cannot read it.",
        "p: array<any> prefixItems=[\"string\"]", "p: array<any> prefixItems=[\"integer\"]");

    public static readonly RulePair FactChanged = RulePair.Of("DRY1265", "DRY1465", "fact-changed", Warning, Warning,
        "A fact that no other rule knows is another one.", "A fact that no other rule knows is another one.",
        "p: string newKeyword=1", "p: string newKeyword=2");

    public static readonly RulePair CSharpNameChanged = RulePair.Of("DRY1266", "DRY1466", "csharp-name-changed", Info, Info,
        "The overlay gives it another name in C#.", "The overlay gives it another name in C#.",
        "p: string csharpName=\"First\"", "p: string csharpName=\"Second\"");

    public static readonly RulePair UnwrappedFromOneOf = RulePair.Of("DRY1267", "DRY1467", "unwrapped-from-one-of", Breaking, Info,
        "It is no longer one of several alternatives: the others are refused.", "It is no longer one of several alternatives.",
        "p: oneOf<map<any>, map<string>>", "p: map<string>");

    public static IEnumerable<RulePair> All =>
    [
        TypeChanged, TypeGeneralized, TypeSpecialized, TypeCompatible, FormatAdded, FormatRemoved, FormatChanged, FormatGeneralized,
        FormatSpecialized, BecameNullable, BecameNotNullable, BecameEnum, EnumRemoved, EnumValueAdded, EnumValueRemoved, ConstAdded,
        ConstRemoved, ConstChanged, PatternAdded, PatternRemoved, PatternChanged, PatternGeneralized, MultipleOfSet, MultipleOfRemoved,
        MultipleOfTightened, MultipleOfLoosened, UniqueItemsAdded, UniqueItemsRemoved, DefaultAdded, DefaultRemoved, DefaultChanged,
        Deprecated, Reactivated, SunsetInvalid, SunsetTooSoon, SunsetRemoved, SunsetChanged, StabilityDecreased, StabilityIncreased,
        OneOfAdded, OneOfRemoved, AnyOfAdded, AnyOfRemoved, ListOfTypesWidened, ListOfTypesNarrowed, WrappedInOneOf, BecameAnyOf,
        BecameOneOf, AllOfAdded, AllOfRemoved, NotAdded, NotRemoved, NotChanged, DiscriminatorAdded, DiscriminatorRemoved,
        DiscriminatorPropertyChanged, DiscriminatorMappingAdded, DiscriminatorMappingRemoved, DiscriminatorMappingChanged,
        ContentMediaTypeChanged, ContentEncodingChanged, PrefixItemsAdded, PrefixItemsRemoved, PrefixItemsChanged, FactChanged, CSharpNameChanged,
        UnwrappedFromOneOf,
    ];
}

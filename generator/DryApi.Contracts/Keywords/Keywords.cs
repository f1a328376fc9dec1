using static DryApi.Contracts.KeywordBound;
using static DryApi.Contracts.KeywordMeasure;
using static DryApi.Contracts.KeywordValue;

namespace DryApi.Contracts;

/// <summary>
/// The keywords of a contract's types: what JSON Schema and OpenAPI call them, the words of the overlay and the extensions of others. Reading,
/// the contract's text, the comparison, its rules and the check of what is said in words go by this table.
/// </summary>
internal static class Keywords
{
    private static readonly SchemaKind[] Every = [];
    private static readonly SchemaKind[] Strings = [SchemaKind.String];
    private static readonly SchemaKind[] Numbers = [SchemaKind.Integer, SchemaKind.Number];
    private static readonly SchemaKind[] Scalars = [SchemaKind.String, SchemaKind.Integer, SchemaKind.Number];
    private static readonly SchemaKind[] Arrays = [SchemaKind.Array];
    private static readonly SchemaKind[] Objects = [SchemaKind.Object, SchemaKind.Map];

    /// <summary>All keywords.</summary>
    public static readonly IReadOnlyList<Keyword> All =
    [
        // Of values of every type.
        new("enum", List) { IsDerived = true },
        new("if", Schema) { Rules = PresenceRules.Of(
            ["DRY1352", "DRY1353", "DRY1354"], ["DRY1552", "DRY1553", "DRY1554"],
            "if", "if", "string", "\"string minLength=1\"", "\"string maxLength=9\"") },
        new("then", Schema) { Rules = PresenceRules.Of(
            ["DRY1355", "DRY1356", "DRY1357"], ["DRY1555", "DRY1556", "DRY1557"],
            "then", "then", "string", "\"string minLength=1\"", "\"string maxLength=9\"") },
        new("else", Schema) { Rules = PresenceRules.Of(
            ["DRY1358", "DRY1359", "DRY1360"], ["DRY1558", "DRY1559", "DRY1560"],
            "else", "else", "string", "\"string minLength=1\"", "\"string maxLength=9\"") },
        new("discriminator", Json) { Role = KeywordRole.Names },
        Keyword.OfBound("maxTotalTokens", Upper, Number, Every, KeywordMeasure.None, "max-total-tokens", "greatest number of tokens together", "p: string {0}",
            ["DRY1348", "DRY1349", "DRY1350", "DRY1351"], ["DRY1548", "DRY1549", "DRY1550", "DRY1551"], "x-max-total-tokens"),

        // Of strings.
        new("format", Text, Scalars),
        new("pattern", Text, Strings),
        Keyword.OfBound("minLength", Lower, Count, Strings, Length, "min-length", "smallest length", "p: string {0}",
            ["DRY1312", "DRY1313", "DRY1314", "DRY1315"], ["DRY1512", "DRY1513", "DRY1514", "DRY1515"]),
        Keyword.OfBound("maxLength", Upper, Count, Strings, Length, "max-length", "greatest length", "p: string {0}",
            ["DRY1308", "DRY1309", "DRY1310", "DRY1311"], ["DRY1508", "DRY1509", "DRY1510", "DRY1511"]),
        new("contentEncoding", Json, Strings),
        new("contentMediaType", Json, Strings),
        new("contentSchema", Schema, Strings) { Rules = PresenceRules.Of(
            ["DRY1379", "DRY1380", "DRY1381"], ["DRY1579", "DRY1580", "DRY1581"],
            "contentSchema", "content-schema", "string contentMediaType=\"application/json\"", "\"string minLength=1\"", "\"string maxLength=9\"") },
        new("schemes", Texts, Strings) { Extension = "x-schemes", Meaning = KeywordMeaning.OfSchemes, Rules = ValueSetRules.Of(
            ["DRY1270", "DRY1271", "DRY1272", "DRY1273"], ["DRY1470", "DRY1471", "DRY1472", "DRY1473"],
            "schemes", "scheme", "scheme", "string", "\"https\"", "\"wss\"") },
        new("fileTypes", Texts, Strings) { Extension = "x-file-types", Rules = ValueSetRules.Of(
            ["DRY1274", "DRY1275", "DRY1276", "DRY1277"], ["DRY1474", "DRY1475", "DRY1476", "DRY1477"],
            "fileTypes", "file-type", "type of file", "string format=\"binary\"", "\"jpg\"", "\"png\"") },
        new("extensibleEnum", List, Strings) { Extension = "x-extensible-enum", IsOfOthers = true, Rules = ValueSetRules.Of(
            ["DRY1278", "DRY1279", "DRY1280", "DRY1281"], ["DRY1478", "DRY1479", "DRY1480", "DRY1481"],
            "extensibleEnum", "x-extensible-enum", "known value", "string", "\"a\"", "\"b\"") },
        Keyword.OfBound("maxFileSize", Upper, Number, Strings, KeywordMeasure.None, "max-file-size", "greatest size of a file", "p: string format=\"binary\" {0}",
            ["DRY1340", "DRY1341", "DRY1342", "DRY1343"], ["DRY1540", "DRY1541", "DRY1542", "DRY1543"], "x-max-file-size"),
        Keyword.OfBound("maxTokens", Upper, Number, Strings, KeywordMeasure.None, "max-tokens", "greatest number of tokens", "p: string {0}",
            ["DRY1344", "DRY1345", "DRY1346", "DRY1347"], ["DRY1544", "DRY1545", "DRY1546", "DRY1547"], "x-max-tokens"),
        new("durationSeconds", Json, Strings) { Extension = "x-duration-seconds", Rules = PresenceRules.Of(
            ["DRY1391", "DRY1392", "DRY1393"], ["DRY1591", "DRY1592", "DRY1593"],
            "durationSeconds", "duration-seconds", "string format=\"binary\"", "{\"maximum\":10}", "{\"maximum\":5}") },

        // Of numbers. Both ways to say an end are compared by the rules of the first.
        Keyword.OfBound("minimum", Lower, Number, Numbers, Value, "min", "smallest value", "p: number {0}",
            ["DRY1304", "DRY1305", "DRY1306", "DRY1307"], ["DRY1504", "DRY1505", "DRY1506", "DRY1507"]),
        Keyword.OfBound("maximum", Upper, Number, Numbers, Value, "max", "greatest value", "p: number {0}",
            ["DRY1300", "DRY1301", "DRY1302", "DRY1303"], ["DRY1500", "DRY1501", "DRY1502", "DRY1503"]),
        new("exclusiveMinimum", NumberOrFlag, Numbers) { Bound = ExclusiveLower, Measure = Value, Default = "false" },
        new("exclusiveMaximum", NumberOrFlag, Numbers) { Bound = ExclusiveUpper, Measure = Value, Default = "false" },
        new("multipleOf", Number, Numbers),

        // Of arrays.
        Keyword.OfBound("minItems", Lower, Count, Arrays, Items, "min-items", "smallest number of items", "p: array<string> {0}",
            ["DRY1320", "DRY1321", "DRY1322", "DRY1323"], ["DRY1520", "DRY1521", "DRY1522", "DRY1523"]),
        Keyword.OfBound("maxItems", Upper, Count, Arrays, Items, "max-items", "greatest number of items", "p: array<string> {0}",
            ["DRY1316", "DRY1317", "DRY1318", "DRY1319"], ["DRY1516", "DRY1517", "DRY1518", "DRY1519"]),
        new("uniqueItems", Flag, Arrays) { Default = "false" },
        new("prefixItems", Schemas, Arrays),
        new("contains", Schema, Arrays) { Rules = PresenceRules.Of(
            ["DRY1361", "DRY1362", "DRY1363"], ["DRY1561", "DRY1562", "DRY1563"],
            "contains", "contains", "array<any>", "\"string\"", "\"integer\"") },
        Keyword.OfBound("minContains", Lower, Count, Arrays, KeywordMeasure.None, "min-contains", "smallest number of items of the kind asked for", "p: array<any> contains=\"any\" {0}",
            ["DRY1336", "DRY1337", "DRY1338", "DRY1339"], ["DRY1536", "DRY1537", "DRY1538", "DRY1539"]),
        Keyword.OfBound("maxContains", Upper, Count, Arrays, KeywordMeasure.None, "max-contains", "greatest number of items of the kind asked for", "p: array<any> contains=\"any\" {0}",
            ["DRY1332", "DRY1333", "DRY1334", "DRY1335"], ["DRY1532", "DRY1533", "DRY1534", "DRY1535"]),
        new("unevaluatedItems", Schema, Arrays) { Rules = PresenceRules.Of(
            ["DRY1373", "DRY1374", "DRY1375"], ["DRY1573", "DRY1574", "DRY1575"],
            "unevaluatedItems", "unevaluated-items", "array<any>", "false", "\"string\"") },

        // Of objects.
        Keyword.OfBound("minProperties", Lower, Count, Objects, Properties, "min-properties", "smallest number of properties", "p: map<string> {0}",
            ["DRY1328", "DRY1329", "DRY1330", "DRY1331"], ["DRY1528", "DRY1529", "DRY1530", "DRY1531"]),
        Keyword.OfBound("maxProperties", Upper, Count, Objects, Properties, "max-properties", "greatest number of properties", "p: map<string> {0}",
            ["DRY1324", "DRY1325", "DRY1326", "DRY1327"], ["DRY1524", "DRY1525", "DRY1526", "DRY1527"]),
        new("requires", Texts, Objects) { IsDerived = true },
        new("additionalProperties", Json, Objects) { IsDerived = true },
        new("propertyNames", Schema, Objects) { Rules = PresenceRules.Of(
            ["DRY1370", "DRY1371", "DRY1372"], ["DRY1570", "DRY1571", "DRY1572"],
            "propertyNames", "property-names", "map<string>", "\"string minLength=1\"", "\"string maxLength=9\"") },
        new("unevaluatedProperties", Schema, Objects) { Rules = PresenceRules.Of(
            ["DRY1376", "DRY1377", "DRY1378"], ["DRY1576", "DRY1577", "DRY1578"],
            "unevaluatedProperties", "unevaluated-properties", "map<string>", "false", "\"string\"") },
        new("dependentRequired", TextsByName, Objects) { Rules = PresenceRules.Of(
            ["DRY1364", "DRY1365", "DRY1366"], ["DRY1564", "DRY1565", "DRY1566"],
            "dependentRequired", "dependent-required", "map<string>", "{\"a\":[\"b\"]}", "{\"a\":[\"c\"]}") },
        new("dependentSchemas", SchemasByName, Objects) { Rules = PresenceRules.Of(
            ["DRY1367", "DRY1368", "DRY1369"], ["DRY1567", "DRY1568", "DRY1569"],
            "dependentSchemas", "dependent-schema", "map<string>", "{\"a\":\"map<string> maxProperties=4\"}", "{\"a\":\"map<string> minProperties=2\"}") },
        new("exactlyOneOf", List, Objects) { Extension = "x-exactly-one-of", Meaning = KeywordMeaning.OfExactlyOne, Rules = PresenceRules.Of(
            ["DRY1382", "DRY1383", "DRY1384"], ["DRY1582", "DRY1583", "DRY1584"],
            "exactlyOneOf", "exactly-one-of", "map<string>", "[[\"a\",\"b\"]]", "[[\"a\",\"c\"]]") },
        new("atLeastOneOf", List, Objects) { Extension = "x-at-least-one-of", Meaning = KeywordMeaning.OfAtLeastOne, Rules = PresenceRules.Of(
            ["DRY1385", "DRY1386", "DRY1387"], ["DRY1585", "DRY1586", "DRY1587"],
            "atLeastOneOf", "at-least-one-of", "map<string>", "[[\"a\",\"b\"]]", "[[\"a\",\"c\"]]") },
        new("requiredWhen", List, Objects) { Extension = "x-required-when", Meaning = KeywordMeaning.OfRequiredWhen, Rules = PresenceRules.Of(
            ["DRY1388", "DRY1389", "DRY1390"], ["DRY1588", "DRY1589", "DRY1590"],
            "requiredWhen", "required-when", "map<string>", "[{\"is\":\"x\",\"property\":\"a\",\"when\":\"b\"}]", "[{\"is\":\"y\",\"property\":\"a\",\"when\":\"b\"}]") },

        // Of the place.
        new("required", Flag) { IsDerived = true, Role = KeywordRole.Names },
        new("nullable", Flag) { IsDerived = true, Role = KeywordRole.Notes },
        new("default", Json) { Role = KeywordRole.Notes },
        new("readOnly", Flag) { Role = KeywordRole.Notes, Default = "false" },
        new("writeOnly", Flag) { Role = KeywordRole.Notes, Default = "false" },
        new("deprecated", Flag) { Role = KeywordRole.Notes, Default = "false" },
        new("sunset", Json) { Extension = "x-sunset", IsOfOthers = true, Role = KeywordRole.Notes },
        new("stability", Json) { Extension = "x-stability-level", IsOfOthers = true, Role = KeywordRole.Notes },
        new("csharpName", Text) { Extension = "x-csharp-name", Role = KeywordRole.Notes },
        new("csharpType", Text) { Extension = "x-csharp-type", Role = KeywordRole.Names },
        new("csharpExternal", Flag) { Extension = "x-csharp-external", Role = KeywordRole.Names },
        new("surface", Flag) { Extension = "x-surface", Role = KeywordRole.Names },
    ];

    /// <summary>The rules of all keywords that have some of their own.</summary>
    public static IEnumerable<RulePair> Rules => All.SelectMany(keyword => keyword.Rules?.All ?? []);

    private static readonly Dictionary<string, Keyword> ByName = All.ToDictionary(keyword => keyword.Name, StringComparer.Ordinal);
    private static readonly Dictionary<string, Keyword> ByDocumentName = All.ToDictionary(keyword => keyword.Extension ?? keyword.Name, StringComparer.Ordinal);

    /// <summary>The keyword that the contract calls so; null for a constraint that is none, such as what a parameter says of its style.</summary>
    public static Keyword? Find(string name) => ByName.TryGetValue(name, out var keyword) ? keyword : null;

    /// <summary>The keyword that documents call so, or null.</summary>
    public static Keyword? FindInDocument(string name) => ByDocumentName.TryGetValue(name, out var keyword) ? keyword : null;

    /// <summary>The rules of a keyword that has such.</summary>
    public static T RulesOf<T>(string name)
        where T : KeywordRules => (T)ByName[name].Rules!;

    /// <summary>Whether what a constraint says is said of values of every type.</summary>
    public static bool IsOfEveryType(string name) => Find(name)?.IsOfEveryType != false;

    /// <summary>Whether what a constraint says is said of values of a type.</summary>
    public static bool Applies(string name, SchemaKind type) => Find(name)?.Applies(type) != false;
}

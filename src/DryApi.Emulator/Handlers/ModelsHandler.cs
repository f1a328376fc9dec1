using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Emulator.Data;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Models;
using Microsoft.AspNetCore.Http.Extensions;

namespace DryApi.Emulator.Handlers;

/// <summary>
/// Lists the models, in pages as Laravel makes them: <c>links</c> and <c>meta</c> stand beside <c>data</c>. As in the service, <c>limit</c> says
/// how many a page has, and <c>per_page</c> changes nothing.
/// </summary>
internal sealed class ModelsHandler(ModelCatalog models, DryApiEmulatorOptions options) : IOperationHandler
{
    private const string Filter = "filter[inference_types]";
    private const int DefaultLength = 25;
    private const int MaxLength = 50;

    /// <inheritdoc/>
    public JsonNode Respond(Call call)
    {
        var asked = call.Fields.Texts(Filter).SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToArray();
        var kinds = JobKinds.All.Where(kind => kind.Names.Intersect(asked).Any()).SelectMany(kind => kind.Names).ToArray();
        var found = models.All.Where(model => asked.Length == 0 || model.Can(kinds)).ToList();
        // No 422 is documented here: what cannot be is brought into range, as Laravel does.
        var length = int.TryParse(call.Request.Query["limit"], NumberStyles.Integer, CultureInfo.InvariantCulture, out var limit) ? Math.Clamp(limit, 1, MaxLength) : DefaultLength;
        var last = Math.Max(1, (found.Count + length - 1) / length);
        var current = (long)Math.Max(1, call.Fields.Number("page") ?? 1);
        var data = current > last ? [] : found.Skip(((int)current - 1) * length).Take(length).ToList();
        var first = data.Count == 0 ? (long?)null : ((current - 1) * length) + 1;
        var names = NamesOf(call.Operation);
        return new JsonObject
        {
            ["data"] = new JsonArray([.. data.Select(model => Describe(model, names, call.Operation))]),
            ["links"] = new JsonObject
            {
                ["first"] = PageLink(call, 1), ["last"] = PageLink(call, last), ["prev"] = current > 1 ? PageLink(call, current - 1) : null, ["next"] = current < last ? PageLink(call, current + 1) : null,
            },
            ["meta"] = new JsonObject
            {
                ["current_page"] = current, ["from"] = first, ["last_page"] = last, ["path"] = PathOf(call), ["per_page"] = length, ["to"] = first + data.Count - 1, ["total"] = found.Count,
            },
        };
    }

    /// <summary>The words that the filter of this version of the API has.</summary>
    private static HashSet<string> NamesOf(Operation operation) =>
        [.. (operation.Parameters.FirstOrDefault(each => each.Name == Filter)?.Schema.ItemSchema()?.Enum ?? []).Select(each => each?.GetValueKind() == JsonValueKind.String ? each.GetValue<string>() : "")];

    private JsonNode Describe(Model model, HashSet<string> names, Operation operation)
    {
        var types = JobKinds.All.Where(kind => model.Can(kind.Names)).Select(kind => kind.Names.FirstOrDefault(names.Contains) ?? kind.Names[0]).ToList();
        var said = new JsonObject
        {
            ["name"] = model.Name,
            ["slug"] = model.Slug,
            ["inference_types"] = options.AsSeen ? new JsonArray([.. types.Select(type => JsonValue.Create(type))]) : new JsonObject(types.Select(type => KeyValuePair.Create(type, (JsonNode?)new JsonObject()))),
            ["info"] = model.Info.ToJson(),
        };
        if (model.Languages.Count > 0)
        {
            said["languages"] = new JsonArray([.. model.Languages.Select(Describe)]);
        }

        var item = operation.Success!.PropertyNamed("data")!.ItemSchema()!;
        if (item.PropertyNamed("status") is not null)
        {
            said["status"] = "standard_model";
        }

        return said;
    }

    private static JsonNode Describe(ModelLanguage language) => new JsonObject
    {
        ["name"] = language.Name,
        ["slug"] = language.Slug,
        ["voices"] = new JsonArray([.. language.Voices.Select(voice => new JsonObject { ["name"] = voice, ["slug"] = voice })]),
    };

    private static string PathOf(Call call) => UriHelper.BuildAbsolute(call.Request.Scheme, call.Request.Host, call.Request.PathBase, call.Request.Path);

    private static string PageLink(Call call, long number) =>
        PathOf(call) + new QueryBuilder(call.Request.Query.Where(each => each.Key != "page")) { { "page", number.ToString(CultureInfo.InvariantCulture) } };
}

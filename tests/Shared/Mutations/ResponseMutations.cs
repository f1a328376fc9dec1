using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;
using static DryApi.Tests.Mutations.OperationMutations;

namespace DryApi.Tests.Mutations;

/// <summary>Edits of the answers of one operation.</summary>
internal static class ResponseMutations
{
    private const string Empty = "{\"description\":\"\"}";

    public static IEnumerable<Mutation> Of(DocumentNode root, DocumentNode operation)
    {
        var responses = operation["responses"]!;
        foreach (var status in (string[])["299", "418", "default"])
        {
            if (responses[status] is null)
            {
                yield return Edit(responses.Pointer, $"{status} added", false, r => r.Put(status, Empty));
            }
        }

        foreach (var response in responses.Properties)
        {
            var isSuccess = response.Name.StartsWith('2');
            yield return Edit(responses.Pointer, $"{response.Name} removed", isSuccess, r => r.Drop(response.Name));
            if (response["$ref"] is null)
            {
                foreach (var mutation in OfMessage(root, response))
                {
                    yield return mutation;
                }
            }
        }
    }

    private static IEnumerable<Mutation> OfMessage(DocumentNode root, DocumentNode response)
    {
        if (response["content"] is { } contents)
        {
            yield return Edit(contents.Pointer, "media type added", false, c => c.Put("application/x-brand-new", "{\"schema\":{\"type\":\"string\"}}"));
            foreach (var content in contents.Properties)
            {
                yield return Edit(contents.Pointer, $"{content.Name} removed", true, c => c.Drop(content.Name));
                yield return Edit(contents.Pointer, $"{content.Name} becomes another", true, c => Rename(c, content.Name));
            }
        }

        yield return Edit(response.Pointer, "header added", false, r =>
        {
            if (r["headers"] is null)
            {
                r.Put("headers", "{}");
            }

            r["headers"]!.Put("X-Brand-New", "{\"schema\":{\"type\":\"string\"}}");
        });
        foreach (var header in response["headers"]?.Properties ?? [])
        {
            var isRequired = new References(root).Resolve(header)["required"] is { IsTrue: true };
            yield return Edit(response.Pointer, $"header {header.Name} removed", isRequired, r => r["headers"]!.Drop(header.Name));
            if (header["$ref"] is null)
            {
                yield return Edit(header.Pointer, isRequired ? "optional" : "required", isRequired, h => h.Put("required", isRequired ? "false" : "true"));
            }
        }
    }
}

namespace DryApi.Contracts;

/// <summary>Writes the C# that calls an operation, as the SDK has it.</summary>
internal static class SourceCall
{
    /// <summary>As many members as a reader takes in.</summary>
    private const int MostMembers = 4;

    /// <param name="surface">The C# of the contract.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="access">How callers reach it: <c>client.Txt2Img.PostAsync</c>.</param>
    /// <param name="sent">The class that is sent, where it is one of several; null where it is not.</param>
    public static string Of(CSharpSurface surface, SurfaceOperation operation, string access, SurfaceModel? sent = null)
    {
        var arguments = new List<string>();
        if (operation.Body is { } body)
        {
            arguments.Add((sent ?? surface.FindModel(body.Name)) is { } model ? New(model) : "body");
        }

        // A job is submitted by its body alone.
        var submitsJob = operation.Job is not null && operation.Body is not null;
        if (!submitsJob && operation.Query is { } query)
        {
            arguments.Add(New(query));
        }

        var method = submitsJob ? access.Substring(0, access.LastIndexOf('.')) + ".SubmitAsync" : access;
        return $"{method}({string.Join(", ", arguments)})";
    }

    private static string New(SurfaceModel model)
    {
        var members = model.Properties.Where(property => property.IsRequired).Take(MostMembers).Select(property => property.Name + " = …").ToList();
        if (members.Count < model.Properties.Count)
        {
            members.Add("…");
        }

        return $"new {model.Name} {{ {string.Join(", ", members)} }}";
    }
}

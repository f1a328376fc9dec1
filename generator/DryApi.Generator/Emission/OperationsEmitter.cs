using DryApi.Contracts;

namespace DryApi.Generator.Emission;

/// <summary>Writes the operations as data, each with a way to run it from named values.</summary>
internal sealed class OperationsEmitter(CSharpSurface surface, Declarations declarations)
{
    private const string BuilderSuffix = "RequestBuilder";

    /// <summary>What the class has besides its operations.</summary>
    private static readonly string[] Taken = ["All", "Find", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"];

    public string Emit()
    {
        var code = new CodeWriter(declarations.Namespace);
        var operations = Described();
        code.Line();
        code.Line("/// <summary>The operations of the service, as data.</summary>");
        code.Open($"public static class {declarations.OperationsClass}");
        foreach (var operation in operations)
        {
            Emit(code, operation, operations.Find(other => declarations.PriceSegment.Length > 0 && other.Builder.Path == operation.Builder.Path + "/" + declarations.PriceSegment));
            code.Line();
        }

        code.Line("/// <summary>Gets all operations, by name.</summary>");
        code.Line($"public static global::System.Collections.Generic.IReadOnlyList<global::DryApi.OperationDescription> All {{ get; }} = [{string.Join(", ", operations.Select(operation => operation.Member))}];");
        code.Line();
        code.Line("/// <summary>Gets the operation of a name; null where there is none.</summary>");
        code.Line("/// <param name=\"name\">The name, such as that of an operation in <see cref=\"All\"/>.</param>");
        code.Line("public static global::DryApi.OperationDescription? Find(string name) => global::System.Linq.Enumerable.FirstOrDefault(All, operation => operation.Name == name);");
        code.Close();
        return code.ToString();
    }

    private void Emit(CodeWriter code, DescribedOperation described, DescribedOperation? price)
    {
        var (builder, operation) = (described.Builder, described.Operation);
        var contract = operation.Contract;
        var schema = InputSchema.Of(surface, declarations, builder, operation);
        var summary = new XmlDocumentation("summary").Text("Gets ").Code(contract.ToString());
        code.Lines(declarations.Text("summary", builder.Name + "." + operation.Name) is { } text ? summary.Text(": ").Text(text).Text(".") : summary.Text("."));
        code.Line($"public static global::DryApi.OperationDescription {described.Member} {{ get; }} = new(");
        code.Line($"    {declarations.Client}.Service, {CSharpLiteral.Quote(described.Name)}, {CSharpLiteral.Quote(contract.Method)}, {CSharpLiteral.Quote(contract.Path)}, {CSharpLiteral.Quote(schema.Names)},");
        code.Line($"    static () => {CSharpLiteral.Quote(schema.Json)}u8.ToArray(),");
        var stream = $"global::DryApi.Operations.OperationRequest.Events({Call(operation, schema, operation.StreamingMethod)})";
        code.Open($"    static (request, cancellation) => global::DryApi.Operations.OperationRequest.Result({(operation.OnlyStreams ? stream : Call(operation, schema, operation.Method))}))");
        if (contract.Fact("deprecated") is not null)
        {
            code.Line("IsDeprecated = true,");
        }

        if (schema.Path.Count > 0)
        {
            code.Line($"PathParameters = {schema.Path.Count},");
        }

        if (operation.Query is { } query)
        {
            code.Line($"QueryParameters = {query.Properties.Count},");
        }

        if (operation.Events is not null)
        {
            code.Line($"Stream = static (request, cancellation) => {stream},");
        }

        if (operation.OpensSocket)
        {
            code.Line("OpensWebSocket = true,");
        }

        if (operation.Job is { } job)
        {
            code.Line($"Makes = {CSharpLiteral.Quote(job)},");
            if (operation.Body is not null && declarations.HasJobHandle)
            {
                code.Line($"Submit = static (request, cancellation) => global::DryApi.Operations.OperationRequest.Result({Call(operation, schema, "SubmitAsync")}),");
            }
        }

        if (price is not null)
        {
            code.Line($"Price = static () => Find({CSharpLiteral.Quote(price.Name)})!,");
        }

        code.Close(";");

        string Call(SurfaceOperation called, InputSchema input, string method)
        {
            string?[] arguments =
            [
                called.Body is null ? null : $"request.{BodyOf(called)}()",
                called.Query is { } parameters ? $"query: request.Query<{parameters.Name}>()" : null,
                "cancellationToken: request.Checked(cancellation)",
            ];
            return $"{Builder(builder, input)}.{method}({string.Join(", ", arguments.Where(argument => argument is not null))})";
        }
    }

    private static string BodyOf(SurfaceOperation operation)
    {
        var optional = operation.IsBodyOptional ? "Optional" : "";
        return operation.BodyForm switch
        {
            BodyForm.Text => optional + "Text",
            BodyForm.Bytes => optional + "File",
            _ when operation.IsBodyWhole => $"{optional}Whole<{operation.Body!.Name}>",
            _ => $"Body<{operation.Body!.Name}>",
        };
    }

    private static string Builder(SurfaceBuilder builder, InputSchema schema)
    {
        if (builder.Path.IndexOf('{') < 0)
        {
            return $"new {builder.Name}(request.Adapter)";
        }

        var names = PathParameters.In(builder.Path);
        var path = PathParameters.Fill(builder.Path, index => $"request.Segment({CSharpLiteral.Quote(names[index])}, {CSharpLiteral.Quote(schema.Path[index].WireName)}, {CSharpLiteral.Quote(schema.Path[index].Name)})");
        return $"new {builder.Name}(request.Adapter, {path}, request.PathParameters)";
    }

    /// <summary>
    /// The operations with their names. A name is made of the segments of the path, behind the method where that is neither GET nor POST; where several
    /// would have one name, each of them has its method and its parameters in it.
    /// </summary>
    private List<DescribedOperation> Described()
    {
        var all = surface.Builders.Prepend(surface.Root).SelectMany(builder => builder.Operations.Select(operation => (builder, operation)))
            .Where(each => declarations.Find("operation", each.builder.Name + "." + each.operation.Name) is not null).ToList();
        var members = new HashSet<string>(Taken, StringComparer.Ordinal);
        return
        [
            .. all.GroupBy(each => ShortName(each.operation), StringComparer.Ordinal)
                .SelectMany(group => group.Select(each => (Name: group.Count() == 1 ? group.Key : LongName(each.operation), each.builder, each.operation)))
                .GroupBy(each => each.Name, StringComparer.Ordinal)
                .SelectMany(group => group.OrderByDescending(each => each.operation.Contract.Path, StringComparer.Ordinal).Select((each, index) => index == 0 ? each : each with { Name = each.Name + "-" + CSharpName.Digits(each.operation.Contract.Path).ToLowerInvariant() }))
                .OrderBy(each => each.Name, StringComparer.Ordinal)
                .Select(each => new DescribedOperation(each.Name, Member(each.builder, each.operation, members), each.builder, each.operation)),
        ];
    }

    private static string Member(SurfaceBuilder builder, SurfaceOperation operation, HashSet<string> members)
    {
        var stem = builder.Name.Remove(builder.Name.LastIndexOf(BuilderSuffix, StringComparison.Ordinal), BuilderSuffix.Length);
        var member = builder.Operations.Count == 1 ? stem : stem + operation.Name;
        while (!members.Add(member))
        {
            member += "Operation";
        }

        return member;
    }

    private string ShortName(SurfaceOperation operation)
    {
        var words = Segments(operation).Where(segment => segment.IndexOf('{') < 0).Select(Word).Where(word => word.Length > 0).ToList();
        return words.Count == 0 ? LongName(operation)
            : operation.Contract.Method is "GET" or "POST" ? string.Join("-", words)
            : operation.Contract.Method.ToLowerInvariant() + "-" + string.Join("-", words);
    }

    private string LongName(SurfaceOperation operation) =>
        string.Join("-", Segments(operation).Select(segment => segment.IndexOf('{') < 0 ? Word(segment) : "by-" + Word(segment)).Prepend(operation.Contract.Method.ToLowerInvariant()));

    private string[] Segments(SurfaceOperation operation)
    {
        var (path, prefix) = (operation.Contract.Path, surface.Root.Path);
        return CSharpName.Segments(path.StartsWith(prefix + "/", StringComparison.Ordinal) ? path.Substring(prefix.Length) : path);
    }

    /// <summary>The small letters and digits of a segment, with hyphens for what stands between them.</summary>
    private static string Word(string segment)
    {
        var characters = segment.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-').ToArray();
        return string.Join("-", new string(characters).Split(['-'], StringSplitOptions.RemoveEmptyEntries));
    }

    private sealed record DescribedOperation(string Name, string Member, SurfaceBuilder Builder, SurfaceOperation Operation);
}

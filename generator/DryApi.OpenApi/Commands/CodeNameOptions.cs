using System.CommandLine;
using DryApi.Contracts;
using DryApi.OpenApi.Normalization;

namespace DryApi.OpenApi.Commands;

/// <summary>The options that say what hand-written code around the generated code is called.</summary>
internal sealed class CodeNameOptions
{
    private readonly Option<string?> _clientBase = Name("--client-base", "The class that the client derives from; with it the client is written whole.");
    private readonly Option<string?> _clientOptions = Name("--client-options", "The class of the client's options.");
    private readonly Option<string?> _exceptions = Name("--exceptions", "How the names of the client's own exceptions begin (default: it has none, and all are ServiceException).");
    private readonly Option<string?> _jobHandle = Name("--job-handle", "The class that follows a job; with it operations with a job mark get SubmitAsync.");
    private readonly Option<string?> _jobId = new("--job-id") { Description = "Where the response of a submission has the job's id, such as data.id.", HelpName = "PATH" };

    private readonly Option<string?> _priceSegment = new("--price-segment") { Description = "The last segment of the paths that say what a call of the path before it costs.", HelpName = "SEGMENT" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_clientBase, _clientOptions, _exceptions, _jobHandle, _jobId, _priceSegment])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(_jobHandle) is null != result.GetResult(_jobId) is null)
            {
                result.AddError("--job-handle and --job-id belong together");
            }

            if (result.GetResult(_clientBase) is null != result.GetResult(_clientOptions) is null)
            {
                result.AddError("--client-base and --client-options belong together");
            }

            if (result.GetValue(_priceSegment) is { } segment && (segment.Length == 0 || segment.Any(static c => c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.'))))
            {
                result.AddError($"--price-segment takes one segment of a path, and has {CSharpLiteral.Quote(segment)}");
            }
        });
    }

    /// <param name="result">What was said.</param>
    /// <param name="names">What the classes of the client are called.</param>
    public CodeNames Of(ParseResult result, CodeNames names) => names with
    {
        ClientBase = result.GetValue(_clientBase), ClientOptions = result.GetValue(_clientOptions), Exceptions = result.GetValue(_exceptions),
        JobHandle = result.GetValue(_jobHandle), JobId = result.GetValue(_jobId), PriceSegment = result.GetValue(_priceSegment),
    };

    /// <summary>An option that takes a C# name.</summary>
    public static Option<string?> Name(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "NAME" };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is { } value && !CSharpName.IsIdentifier(value))
            {
                result.AddError($"{name} takes a C# name, and has {CSharpLiteral.Quote(value)}");
            }
        });
        return option;
    }
}

using System.CommandLine;
using System.Globalization;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Commands;

/// <summary>The limits of inputs as options of a command.</summary>
internal sealed class LimitOptions
{
    private readonly List<(DocumentLimit Limit, Option<int> Option)> _options = [];

    private LimitOptions(Command command)
    {
        foreach (var limit in DocumentLimit.All)
        {
            var option = new Option<int>(limit.Option)
            {
                Description = "Limit: " + limit.Description,
                HelpName = "NUMBER",
                DefaultValueFactory = _ => limit.Get(DocumentLimits.Default),
            };
            _options.Add((limit, option));
            command.Options.Add(option);
        }
    }

    public static LimitOptions AddTo(Command command) => new(command);

    /// <exception cref="InputException">One of them is out of its range.</exception>
    public DocumentLimits Of(ParseResult result)
    {
        var limits = DocumentLimits.Default;
        foreach (var (limit, option) in _options)
        {
            // Only those that were given: the others need not be asked.
            if (result.GetResult(option) is { Implicit: false })
            {
                limits = limit.With(limits, InRange(limit, result.GetValue(option)));
            }
        }

        return limits;
    }

    private static int InRange(DocumentLimit limit, int value) => value > 0 && value <= limit.Most
        ? value
        : throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{limit.Option} is {value}; give it a number from 1 to {limit.Most}"));
}

using System.Globalization;

namespace DryApi.Contracts;

/// <summary>
/// What a walk over schemas that refer to one another may cost. A few lines can ask for more work than any machine does: references in
/// a diamond double what they lead to at each level. So every value that a walk visits is counted, and the count has an end.
/// </summary>
/// <param name="work">What is done, for the message: <c>reading this document</c>.</param>
/// <param name="limit">The most values that may be visited.</param>
internal sealed class WorkBudget(string work, long limit = WorkBudget.Default)
{
    /// <summary>The most values that one walk visits where nobody says otherwise. Documents of 30 MB stay below a fifth of it.</summary>
    public const long Default = 5_000_000;

    /// <summary>The most schemas in one another: members, items and parts, with the references that are followed on the way.</summary>
    public const int MaxDepth = 250;

    /// <summary>How many characters cost as much as a value.</summary>
    private const int CharactersOfAValue = 16;

    private int _depth;

    /// <summary>How many values were visited.</summary>
    public long Spent { get; private set; }

    /// <summary>Counts values.</summary>
    /// <param name="values">How many.</param>
    /// <param name="place">Where the walk is.</param>
    /// <exception cref="WorkLimitException">It was one too many.</exception>
    public void Spend(long values, IOrigin? place)
    {
        Spent += values;
        if (Spent > limit)
        {
            var most = limit.ToString(CultureInfo.InvariantCulture);
            throw new WorkLimitException(place, $"{work} visits more than {most} values, most of them again and again", "let fewer schemas repeat one another, or raise the limit with --max-work");
        }
    }

    /// <summary>Counts text that is copied.</summary>
    /// <exception cref="WorkLimitException">It was too much.</exception>
    public void SpendText(int length, IOrigin? place) => Spend(length / CharactersOfAValue, place);

    /// <summary>Goes one schema deeper.</summary>
    /// <exception cref="WorkLimitException">It is too deep.</exception>
    public void Enter(IOrigin? place) => RequireDepth(++_depth, place);

    /// <summary>Comes back.</summary>
    public void Leave() => _depth--;

    /// <summary>Keeps a type from being nested deeper than one is read again.</summary>
    /// <exception cref="WorkLimitException">It is too deep.</exception>
    public static void RequireDepth(int depth, IOrigin? place)
    {
        if (depth > MaxDepth)
        {
            throw new WorkLimitException(place, $"schemas stand in one another, or lead to one another by \"allOf\" and \"$ref\", more than {MaxDepth} deep", "flatten them");
        }
    }
}

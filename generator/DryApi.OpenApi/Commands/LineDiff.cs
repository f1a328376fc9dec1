namespace DryApi.OpenApi.Commands;

/// <summary>Compares two texts line by line, so that one inserted line is one change.</summary>
internal sealed class LineDiff
{
    // Above this the table would take more memory than the answer is worth.
    private const int LargestTable = 4_000_000;

    private readonly string[] _accepted;
    private readonly string[] _current;
    private readonly List<LineChange> _changes = [];

    private LineDiff(string[] accepted, string[] current)
    {
        _accepted = accepted;
        _current = current;
    }

    public static IReadOnlyList<LineChange> Compare(string[] accepted, string[] current) => new LineDiff(accepted, current).Compare();

    private List<LineChange> Compare()
    {
        var start = _accepted.AsSpan().CommonPrefixLength(_current);
        var (acceptedEnd, currentEnd) = (_accepted.Length, _current.Length);
        while (acceptedEnd > start && currentEnd > start && _accepted[acceptedEnd - 1] == _current[currentEnd - 1])
        {
            acceptedEnd--;
            currentEnd--;
        }

        if ((long)(acceptedEnd - start) * (currentEnd - start) > LargestTable)
        {
            AddHunk(start..acceptedEnd, start..currentEnd);
        }
        else
        {
            AddHunks(start, acceptedEnd, currentEnd);
        }

        return _changes;
    }

    // Walks along a longest common subsequence; what lies between two common lines is one hunk.
    private void AddHunks(int start, int acceptedEnd, int currentEnd)
    {
        var lengths = CommonLengths(start, acceptedEnd, currentEnd);
        var (accepted, current) = (start, start);
        var (hunkAccepted, hunkCurrent) = (start, start);
        while (accepted < acceptedEnd && current < currentEnd)
        {
            if (_accepted[accepted] == _current[current])
            {
                AddHunk(hunkAccepted..accepted++, hunkCurrent..current++);
                (hunkAccepted, hunkCurrent) = (accepted, current);
            }
            else if (lengths[accepted + 1 - start, current - start] >= lengths[accepted - start, current + 1 - start])
            {
                accepted++;
            }
            else
            {
                current++;
            }
        }

        AddHunk(hunkAccepted..acceptedEnd, hunkCurrent..currentEnd);
    }

    // How many lines the rests of both texts have in common, from each pair of lines on.
    private int[,] CommonLengths(int start, int acceptedEnd, int currentEnd)
    {
        var lengths = new int[acceptedEnd - start + 1, currentEnd - start + 1];
        for (var i = acceptedEnd - 1; i >= start; i--)
        {
            for (var j = currentEnd - 1; j >= start; j--)
            {
                lengths[i - start, j - start] = _accepted[i] == _current[j]
                    ? lengths[i + 1 - start, j + 1 - start] + 1
                    : Math.Max(lengths[i + 1 - start, j - start], lengths[i - start, j + 1 - start]);
            }
        }

        return lengths;
    }

    // Lines are paired from the top; what remains was removed or added.
    private void AddHunk(Range accepted, Range current)
    {
        var (removed, added) = (_accepted[accepted], _current[current]);
        for (var i = 0; i < Math.Max(removed.Length, added.Length); i++)
        {
            // Lines that a long text adds stand behind the last one that it replaces.
            var line = accepted.Start.Value + Math.Min(i, removed.Length) + 1;
            _changes.Add(new LineChange(line, removed.ElementAtOrDefault(i), added.ElementAtOrDefault(i)));
        }
    }
}

using System.Text;

namespace DryApi.Contracts;

/// <summary>Paths with parameters in braces, whose names are nothing on the wire.</summary>
internal static class PathTemplate
{
    /// <summary>The path with its parameters' names left out.</summary>
    public static string Anonymous(string path)
    {
        if (path.IndexOf('{') < 0)
        {
            return path;
        }

        var text = new StringBuilder(path.Length);
        var isName = false;
        foreach (var character in path)
        {
            isName &= character != '}';
            if (!isName)
            {
                text.Append(character);
            }

            isName |= character == '{';
        }

        return text.ToString();
    }

    /// <summary>The parameters of a path, each with its position from 0.</summary>
    public static Dictionary<string, int> PositionsOf(string path)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        var position = 0;
        for (var open = path.IndexOf('{'); open >= 0; open = path.IndexOf('{', open + 1))
        {
            var close = path.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            var name = path.Substring(open + 1, close - open - 1);
            if (!positions.ContainsKey(name))
            {
                positions[name] = position;
            }

            position++;
        }

        return positions;
    }
}

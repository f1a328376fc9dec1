using System.Text;

namespace DryApi.Contracts;

/// <summary>Paths with parameters in braces, whose names are nothing on the wire.</summary>
internal static class PathTemplate
{
    /// <summary>The path with its parameters' names left out.</summary>
    public static string Anonymous(string path)
    {
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

    /// <summary>Which of the path's parameters has that name, from 0; -1 when none has.</summary>
    public static int PositionOf(string path, string name)
    {
        var position = 0;
        for (var open = path.IndexOf('{'); open >= 0; open = path.IndexOf('{', open + 1))
        {
            var close = path.IndexOf('}', open);
            if (close > open && path.Substring(open + 1, close - open - 1) == name)
            {
                return position;
            }

            position++;
        }

        return -1;
    }
}

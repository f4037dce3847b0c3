using Microsoft.Playwright;

namespace Simulation.Web.Bench;

/// <summary>How long one move took to be seen, milliseconds.</summary>
/// <param name="Picture">Until the large chart was another.</param>
/// <param name="Waterfall">Until the waterfall was another.</param>
internal sealed record Wait(double Picture, double Waterfall);

/// <summary>A lever of the page, held and moved as by a hand that waits for every picture.</summary>
/// <param name="page">The what-if page.</param>
/// <param name="label">Its label. One step of it must move the chart by more than the tenth of a pixel that pictures are rounded to.</param>
internal sealed class Slider(IPage page, string label)
{
    // Each value is a step further, and turns at the ends, so that every move asks for another picture.
    private const string Move =
        """
        async ([label, moves]) => {
          const slider = [...document.querySelectorAll('input[type=range]')].find(found => [...found.labels].some(each => each.textContent.includes(label)) || (found.ariaLabel ?? '').includes(label));
          const [low, high, step] = [+slider.min, +slider.max, +slider.step];
          const changed = selector => {
            const before = document.querySelector(selector)?.innerHTML;
            return new Promise(resolve => {
              const watch = new MutationObserver(() => {
                if ((document.querySelector(selector)?.innerHTML ?? before) === before) return;
                watch.disconnect();
                requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
              });
              watch.observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true, characterData: true });
            });
          };
          const waits = [];
          window.reached ??= +slider.value;
          for (let i = 0; i < moves; i++) {
            window.reached = window.reached + step > high ? low : window.reached + step;
            const [picture, waterfall] = [changed('.mainc svg'), changed('.wf svg')];
            slider.value = window.reached;
            const began = performance.now();
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            waits.push([await picture - began, await waterfall - began]);
          }
          return waits;
        }
        """;

    /// <summary>Moves the lever so many times, each after the picture of the one before is complete.</summary>
    public async Task<IReadOnlyList<Wait>> MoveAsync(int moves)
    {
        var waits = await page.EvaluateAsync<double[][]>(Move, new object[] { label, moves });
        return [.. waits.Select(wait => new Wait(wait[0], wait[1]))];
    }
}
